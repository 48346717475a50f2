"""What is said when a file can't be read or written."""

import errno

_REASONS = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出了磁盘配额",
    errno.EFBIG: "文件太大",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "正被别的程序使用",
    errno.ENAMETOOLONG: "名称太长",
    errno.EINVAL: "名称中有不能用的字符",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.ENXIO: "设备不存在",
    errno.ETIMEDOUT: "连接超时",
    errno.EEXIST: "已有同名的文件",
}
OTHER_REASON = "系统错误{number}"

NO_FOLDER = "文件没有保存：文件夹“{folder}”不存在，请另选一个文件夹。"
NOT_ALLOWED = (
    "文件没有保存：“{file}”不能写入。"
    "可能是它正在别的程序里打开着，或者这个文件夹不允许写入，请关闭它或换一个文件夹后再试。"
)
DISK_FULL = "文件没有保存：“{folder}”所在的磁盘已满，请腾出空间或换一个磁盘后再试。"
NOT_WRITTEN = "文件没有保存：写入“{file}”时出错（{reason}），请换一个文件夹后再试。"
FILE_IN_THE_WAY = "“{file}”是一个文件，不能当作文件夹用，请另选一个文件夹。"
NO_NEW_FOLDER = "不能新建文件夹“{folder}”（{reason}），请另选一个位置。"
NO_PLAIN_FILE = "文件没有保存：“{file}”不是普通文件（是管道、设备之类），请换一个文件名。"
FOLDER_IN_THE_WAY = "文件没有保存：“{folder}”是一个文件夹，请在后面加上文件名。"


def reason_of(error: OSError) -> str:
    """Say why the system refused a file."""
    return _REASONS.get(error.errno or 0) or OTHER_REASON.format(number=error.errno or 0)
