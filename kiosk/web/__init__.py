"""The kiosk's public pages: one question a page, then jobs, a pathway and paper."""

from kiosk.web.app import create_app

__all__ = ["create_app"]
