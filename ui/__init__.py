"""Templates, static files and translations of the kiosk, the staff and the centre."""
