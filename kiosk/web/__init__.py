"""The pages on the device: ``kiosk.web.app.create_app`` puts them together."""
