"""Sheets on paper: one painter for every form, for the printer, the PDF and the preview alike."""
