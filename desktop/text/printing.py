"""What printing writes on the paper and into the file, and what it says when that fails."""

CREATOR = "绩效自评填报"
"""Program named in the properties of a PDF."""

PAGE_NUMBER = "第 {page} 页　共 {pages} 页"

GETA = "〓"
"""Stands where no typeface has the character, as printers have long done."""

NO_FOLDER = "PDF没有保存：文件夹“{folder}”不存在，请另选一个文件夹。"
NOT_ALLOWED = (
    "PDF没有保存：“{file}”不能写入。"
    "可能是它正在别的程序里打开着，或者这个文件夹不允许写入，请关闭它或换一个文件夹后再试。"
)
DISK_FULL = "PDF没有保存：“{folder}”所在的磁盘已满，请腾出空间或换一个磁盘后再试。"
NOT_WRITTEN = "PDF没有保存：写入“{file}”时出错（{reason}），请换一个文件夹后再试。"
