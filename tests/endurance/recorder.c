/* Preloaded into a program: records what it does to the files of one folder, in order, and fails what it is
   told to fail. Built and read by recording.py.

   ZIPING_RECORD_ROOT  the folder
   ZIPING_RECORD_LOG   where to record; without it nothing is recorded
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILES 4096

enum { OPEN = 'o', WRITE = 'w', TRUNCATE = 't', SYNC = 's', CLOSE = 'c', RENAME = 'r', UNLINK = 'u', MKDIR = 'm' };
enum { SPACE = 1, SYNCING = 2, NAMES = 4 };

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static const char *root;
static size_t root_length;
static int log_file = -1;
static char ours[FILES];
static long passed, first_failing = -1, last_failing;
static int failing_errno, failing_kinds;

__attribute__((constructor)) static void begin(void) {
    const char *log = getenv("ZIPING_RECORD_LOG");
    root = getenv("ZIPING_RECORD_ROOT");
    root_length = root ? strlen(root) : 0;
    if (log) log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* Fail the operations of these kinds from the first to the last given one, counted from now. */
void recorder_fail(long first, long last, int number, int kinds) {
    pthread_mutex_lock(&turn);
    passed = 0;
    first_failing = first;
    last_failing = last;
    failing_errno = number;
    failing_kinds = kinds;
    pthread_mutex_unlock(&turn);
}

long recorder_passed(void) { return passed; }

static int fails(int kind) {
    if (first_failing < 0 || !(failing_kinds & kind)) return 0;
    passed++;
    if (passed < first_failing || passed > last_failing) return 0;
    errno = failing_errno;
    return 1;
}

static int below_root(const char *path) { return root_length && path && !strncmp(path, root, root_length); }
static int is_ours(int file) { return file >= 0 && file < FILES && ours[file]; }

static void put(const void *data, size_t length) {
    const char *at = data;
    while (length) {
        long done = syscall(SYS_write, log_file, at, length);
        if (done <= 0) abort();
        at += done;
        length -= done;
    }
}

/* One record: kind, file, a number, and so many bytes (a text, or what was written). */
static void note(char kind, int file, int64_t number, const void *data, size_t length) {
    struct __attribute__((packed)) { char kind; int32_t file; int64_t number; uint32_t length; } head =
        { kind, file, number, (uint32_t)length };
    if (log_file < 0) return;
    int before = errno;
    put(&head, sizeof head);
    put(data, length);
    errno = before;
}

static void note_names(char kind, const char *one, const char *other) {
    char both[8192];
    size_t first = strlen(one), second = other ? strlen(other) : 0;
    if (first + second + 1 > sizeof both) abort();
    memcpy(both, one, first);
    both[first] = 0;
    if (other) memcpy(both + first + 1, other, second);
    note(kind, -1, 0, both, other ? first + 1 + second : first);
}

static int opened(int folder, const char *path, int flags, int mode) {
    if (!below_root(path)) return syscall(SYS_openat, folder, path, flags, mode);
    pthread_mutex_lock(&turn);
    int file = -1;
    struct stat found;
    int makes = (flags & O_CREAT) && stat(path, &found);
    if (!(makes && fails(NAMES))) file = syscall(SYS_openat, folder, path, flags, mode);
    if (file >= 0 && file < FILES) {
        ours[file] = 1;
        note(OPEN, file, flags & (O_CREAT | O_TRUNC), path, strlen(path));
    }
    pthread_mutex_unlock(&turn);
    return file;
}

#define MODE(flags) int mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, int); va_end(more); }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }

int close(int file) {
    if (!is_ours(file)) return syscall(SYS_close, file);
    pthread_mutex_lock(&turn);
    ours[file] = 0;
    note(CLOSE, file, 0, "", 0);
    int result = syscall(SYS_close, file);
    pthread_mutex_unlock(&turn);
    return result;
}

static ssize_t written(int file, const void *data, size_t length, off_t at) {
    if (!is_ours(file))
        return at < 0 ? syscall(SYS_write, file, data, length) : syscall(SYS_pwrite64, file, data, length, at);
    pthread_mutex_lock(&turn);
    ssize_t done = -1;
    if (!fails(SPACE)) done = at < 0 ? syscall(SYS_write, file, data, length) : syscall(SYS_pwrite64, file, data, length, at);
    if (done > 0) note(WRITE, file, at < 0 ? syscall(SYS_lseek, file, 0, SEEK_CUR) - done : at, data, done);
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t write(int file, const void *data, size_t length) { return written(file, data, length, -1); }
ssize_t pwrite(int file, const void *data, size_t length, off_t at) { return written(file, data, length, at); }
ssize_t pwrite64(int file, const void *data, size_t length, off64_t at) { return written(file, data, length, at); }

static int cut(int file, off_t length) {
    if (!is_ours(file)) return syscall(SYS_ftruncate, file, length);
    pthread_mutex_lock(&turn);
    int result = fails(SPACE) ? -1 : syscall(SYS_ftruncate, file, length);
    if (!result) note(TRUNCATE, file, length, "", 0);
    pthread_mutex_unlock(&turn);
    return result;
}

int ftruncate(int file, off_t length) { return cut(file, length); }
int ftruncate64(int file, off64_t length) { return cut(file, length); }

static int synced(int file, long call) {
    if (!is_ours(file)) return syscall(call, file);
    pthread_mutex_lock(&turn);
    int result = fails(SYNCING) ? -1 : syscall(call, file);
    if (!result) note(SYNC, file, 0, "", 0);
    pthread_mutex_unlock(&turn);
    return result;
}

int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

/* Copies inside the system would not be seen: those who ask fall back on reading and writing. */
ssize_t sendfile64(int to, int from, off64_t *at, size_t length) {
    (void)to; (void)from; (void)at; (void)length;
    errno = ENOTSOCK;
    return -1;
}
ssize_t sendfile(int to, int from, off_t *at, size_t length) { return sendfile64(to, from, at, length); }
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *there, size_t length, unsigned flags) {
    (void)from; (void)at; (void)to; (void)there; (void)length; (void)flags;
    errno = ENOSYS;
    return -1;
}
int posix_fallocate(int file, off_t at, off_t length) { (void)file; (void)at; (void)length; return EINVAL; }
int posix_fallocate64(int file, off64_t at, off64_t length) { (void)file; (void)at; (void)length; return EINVAL; }

static int named(char kind, const char *one, const char *other, int folder, int flags) {
    int seen = below_root(one) || below_root(other);
    if (seen) pthread_mutex_lock(&turn);
    int result = -1;
    if (!(seen && kind != UNLINK && fails(NAMES))) {
        if (kind == RENAME) result = syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 0);
        else if (kind == UNLINK) result = syscall(SYS_unlinkat, folder, one, flags);
        else result = syscall(SYS_mkdirat, folder, one, flags);
    }
    if (!result && seen) note_names(kind, one, other);
    if (seen) pthread_mutex_unlock(&turn);
    return result;
}

int rename(const char *one, const char *other) { return named(RENAME, one, other, AT_FDCWD, 0); }
int unlink(const char *path) { return named(UNLINK, path, NULL, AT_FDCWD, 0); }
int rmdir(const char *path) { return named(UNLINK, path, NULL, AT_FDCWD, AT_REMOVEDIR); }
int mkdir(const char *path, mode_t mode) { return named(MKDIR, path, NULL, AT_FDCWD, mode); }
