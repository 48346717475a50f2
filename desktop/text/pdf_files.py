"""Wording for PDF files: names of the forms in them, what is said of them, why one is not read."""

FORM = "PDF中的表{number}"
"""Name of a form's place in the file."""
WORKING_PAPER = "评分依据"
"""In the title of a paper that goes with the form above it."""
NOTE = "这是从PDF的表格线和文字还原的，行内的换行和空格可能与原表不同，请核对后再用。"
PICTURES = "文件里有{count}处图片，图片里的内容没有读入，请核对是否有数据在图片里。"

REFUSED = {
    "scanned": "是扫描件或图片做成的PDF，里面没有可以读取的文字，请向填表单位索取表格文件（.xlsx、.docx），或对照原件填报",
    "no-lines": "是PDF文件，里面有文字，但没有画表格线的表格，认不出栏目，请向填表单位索取表格文件（.xlsx、.docx）",
    "locked": "是PDF文件，设有打开密码，请用PDF阅读器打开，取消密码后再导入，或导入填报时用的表格文件（.xlsx）",
    "damaged": "是PDF文件，但已损坏或没有复制完整，请重新取得，或导入填报时用的表格文件（.xlsx）",
}
REFUSAL = "“{name}”{reason}。"
