"""What printing writes on the paper and into the file."""

CREATOR = "绩效自评填报"
"""Program named in the properties of a PDF."""

PAGE_NUMBER = "第 {page} 页　共 {pages} 页"

GETA = "〓"
"""Stands where no typeface has the character, as printers have long done."""
