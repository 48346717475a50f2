"""What is said when a file can't be written."""

NO_FOLDER = "文件没有保存：文件夹“{folder}”不存在，请另选一个文件夹。"
NOT_ALLOWED = (
    "文件没有保存：“{file}”不能写入。"
    "可能是它正在别的程序里打开着，或者这个文件夹不允许写入，请关闭它或换一个文件夹后再试。"
)
DISK_FULL = "文件没有保存：“{folder}”所在的磁盘已满，请腾出空间或换一个磁盘后再试。"
NOT_WRITTEN = "文件没有保存：写入“{file}”时出错（{reason}），请换一个文件夹后再试。"
FILE_IN_THE_WAY = "“{file}”是一个文件，不能当作文件夹用，请另选一个文件夹。"
NO_NEW_FOLDER = "不能新建文件夹“{folder}”（{reason}），请另选一个位置。"
FOLDER_IN_THE_WAY = "文件没有保存：“{folder}”是一个文件夹，请在后面加上文件名。"
