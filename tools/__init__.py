"""What the makers of Shiji run: start.py's steps, translations, fonts, locks, the wheel, screenshots."""
