"""`weasyprint_book.py PAGE.html BOOK.pdf …`: HTML to PDF, in a process of its own, by a Python that has WeasyPrint."""

import sys

from weasyprint import HTML

for page, book in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
    HTML(page).write_pdf(book)
