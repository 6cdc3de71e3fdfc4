"""Reading what institutions publish, safely: archives, encodings, DBF, spreadsheets."""
