/* Stands between a process and the C library: writes down, in order, everything the process does to
 * files below one folder (data included), and makes the n-th such call fail, wait or die.
 *
 * Loaded with LD_PRELOAD; does nothing until watch_begin(). One lock is held over each call and its
 * line in the journal, so that the journal's order is the order of what happened. The journal lies
 * outside the folder. Reading is not written down, and memory mappings are not seen: the program
 * maps nothing but SQLite's -shm, which has no durable content.
 *
 * A line of the journal: struct line, then `first` bytes of path or data, then `second` of a path.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum kind { OPEN = 1, CREATE, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, RMDIR, LINK, MARK, SYNC_FAILED };
enum deed { FAIL, SHORT, WAIT, DIE };

struct line {
    uint32_t kind, handle;
    uint64_t offset;
    uint32_t first, second;
};

#define MOST 65536
static uint32_t handle_of[MOST]; /* by descriptor; 0 is not ours */
static uint32_t next_handle;
static int journal = -1;
static char root[PATH_MAX];
static size_t root_length;
static int watching;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static struct {
    unsigned kinds; /* bits by kind */
    uint64_t from, times, seen;
    int deed, error;
    long milliseconds;
    char ending[64];
} fault;
static uint64_t fault_hits;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

static int watched(const char *path) {
    return watching && !strncmp(path, root, root_length) &&
           (path[root_length] == '/' || path[root_length] == 0);
}

/* The path without a trailing slash, absolute; enough for a program that never uses "..". */
static const char *absolute(int folder, const char *path, char *buffer) {
    if (path[0] == '/') {
        snprintf(buffer, PATH_MAX, "%s", path);
    } else {
        char base[PATH_MAX] = "";
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return path;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return path;
            base[length] = 0;
        }
        size_t length = strlen(base);
        snprintf(buffer + 0, PATH_MAX, "%s", base);
        snprintf(buffer + length, PATH_MAX - length, "/%s", path);
    }
    size_t end = strlen(buffer);
    while (end > 1 && buffer[end - 1] == '/') buffer[--end] = 0;
    return buffer;
}

static void note(uint32_t kind, uint32_t handle, uint64_t offset, const void *first,
                 size_t first_length, const void *second, size_t second_length) {
    struct line line = {kind, handle, offset, (uint32_t)first_length, (uint32_t)second_length};
    struct iovec parts[3] = {{&line, sizeof line},
                             {(void *)first, first_length},
                             {(void *)second, second_length}};
    int kept = errno;
    ssize_t all = (ssize_t)(sizeof line + first_length + second_length);
    if (journal >= 0 && REAL(writev)(journal, parts, 3) != all) abort();
    errno = kept;
}

static void note_paths(uint32_t kind, const char *one, const char *two) {
    note(kind, 0, 0, one, strlen(one), two, two ? strlen(two) : 0);
}

static int ends_with(const char *path, const char *ending) {
    size_t a = strlen(path), b = strlen(ending);
    return a >= b && !strcmp(path + a - b, ending);
}

/* Called with the turn held, before the real call. Returns the deed to do, or -1. */
static int due(enum kind kind, const char *path) {
    if (!(fault.kinds & (1u << kind))) return -1;
    if (fault.ending[0] && !(path && ends_with(path, fault.ending))) return -1;
    fault.seen++;
    if (fault.seen < fault.from || fault.seen >= fault.from + fault.times) return -1;
    fault_hits++;
    if (fault.deed == DIE) raise(SIGKILL);
    if (fault.deed == WAIT) {
        struct timespec pause = {fault.milliseconds / 1000, fault.milliseconds % 1000 * 1000000};
        nanosleep(&pause, NULL);
        return -1;
    }
    errno = fault.error;
    return fault.deed;
}

static const char *path_of(int descriptor, char *buffer) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, buffer, PATH_MAX - 1);
    buffer[length < 0 ? 0 : length] = 0;
    return buffer;
}

/* ---- what the test calls ------------------------------------------------------------------- */

int watch_begin(const char *folder, const char *journal_path) {
    pthread_mutex_lock(&turn);
    memset(handle_of, 0, sizeof handle_of);
    next_handle = 0;
    memset(&fault, 0, sizeof fault);
    fault_hits = 0;
    root_length = (size_t)snprintf(root, sizeof root, "%s", folder);
    journal = -1;
    if (journal_path && journal_path[0])
        journal = REAL(open)(journal_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    watching = 1;
    pthread_mutex_unlock(&turn);
    return journal_path && journal_path[0] && journal < 0 ? -1 : 0;
}

void watch_end(void) {
    pthread_mutex_lock(&turn);
    watching = 0;
    if (journal >= 0) REAL(close)(journal);
    journal = -1;
    pthread_mutex_unlock(&turn);
}

void watch_mark(const char *text, uint32_t length) {
    pthread_mutex_lock(&turn);
    note(MARK, 0, 0, text, length, NULL, 0);
    pthread_mutex_unlock(&turn);
}

void watch_fault(unsigned kinds, uint64_t from, uint64_t times, int deed, int error,
                 long milliseconds, const char *ending) {
    pthread_mutex_lock(&turn);
    fault.kinds = kinds;
    fault.from = from;
    fault.times = times;
    fault.seen = 0;
    fault.deed = deed;
    fault.error = error;
    fault.milliseconds = milliseconds;
    snprintf(fault.ending, sizeof fault.ending, "%s", ending ? ending : "");
    fault_hits = 0;
    pthread_mutex_unlock(&turn);
}

uint64_t watch_hits(void) { return fault_hits; }
uint64_t watch_seen(void) { return fault.seen; }

/* ---- opening and closing ------------------------------------------------------------------- */

static int opened(int (*call)(int, const char *, int, mode_t), int folder, const char *path,
                  int flags, mode_t mode) {
    char buffer[PATH_MAX];
    if (!watching || !path) return call(folder, path, flags, mode);
    const char *whole = absolute(folder, path, buffer);
    if (!watched(whole)) return call(folder, path, flags, mode);
    pthread_mutex_lock(&turn);
    struct stat before;
    int there = !fstatat(AT_FDCWD, whole, &before, 0);
    int descriptor = -1;
    int creates = (flags & O_CREAT) && !there;
    int deed = due(creates ? CREATE : OPEN, whole);
    if (deed < 0) descriptor = call(folder, path, flags, mode);
    if (descriptor >= 0 && descriptor < MOST) {
        handle_of[descriptor] = ++next_handle;
        note(creates ? CREATE : OPEN, next_handle, 0, whole, strlen(whole), NULL, 0);
        if ((flags & O_TRUNC) && there && before.st_size) note(TRUNCATE, next_handle, 0, 0, 0, 0, 0);
    }
    pthread_mutex_unlock(&turn);
    return descriptor;
}

static int call_openat(int folder, const char *path, int flags, mode_t mode) {
    return REAL(openat)(folder, path, flags, mode);
}

#define MODE_OF(flags)                                                                              \
    mode_t mode = 0;                                                                                \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                                                          \
        va_list more;                                                                               \
        va_start(more, flags);                                                                      \
        mode = (mode_t)va_arg(more, int);                                                           \
        va_end(more);                                                                               \
    }

int open(const char *path, int flags, ...) {
    MODE_OF(flags)
    return opened(call_openat, AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE_OF(flags)
    return opened(call_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE_OF(flags)
    return opened(call_openat, folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
    MODE_OF(flags)
    return opened(call_openat, folder, path, flags | O_LARGEFILE, mode);
}
int __open_2(const char *path, int flags) { return opened(call_openat, AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) {
    return opened(call_openat, AT_FDCWD, path, flags | O_LARGEFILE, 0);
}
int creat(const char *path, mode_t mode) {
    return opened(call_openat, AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int descriptor) {
    if (watching && descriptor >= 0 && descriptor < MOST && handle_of[descriptor]) {
        pthread_mutex_lock(&turn);
        handle_of[descriptor] = 0;
        int answer = REAL(close)(descriptor);
        pthread_mutex_unlock(&turn);
        return answer;
    }
    return REAL(close)(descriptor);
}

static int ours(int descriptor) {
    return watching && descriptor >= 0 && descriptor < MOST && handle_of[descriptor];
}

int dup(int descriptor) {
    int answer = REAL(dup)(descriptor);
    if (answer >= 0 && answer < MOST && ours(descriptor)) handle_of[answer] = handle_of[descriptor];
    return answer;
}

/* ---- content ------------------------------------------------------------------------------- */

static ssize_t written(int descriptor, const void *data, size_t count, off64_t at, int placed) {
    char buffer[PATH_MAX];
    pthread_mutex_lock(&turn);
    if (!placed) {
        int flags = fcntl(descriptor, F_GETFL);
        at = flags & O_APPEND ? lseek64(descriptor, 0, SEEK_END) : lseek64(descriptor, 0, SEEK_CUR);
    }
    ssize_t answer = -1;
    int deed = due(WRITE, fault.ending[0] ? path_of(descriptor, buffer) : "");
    if (deed == SHORT) {
        /* The disk took a part and then no more. */
        size_t part = count / 2;
        if (part && REAL(pwrite64)(descriptor, data, part, at) == (ssize_t)part)
            note(WRITE, handle_of[descriptor], (uint64_t)at, data, part, NULL, 0);
        errno = fault.error;
    } else if (deed < 0) {
        answer = placed ? REAL(pwrite64)(descriptor, data, count, at)
                        : REAL(write)(descriptor, data, count);
        if (answer > 0) note(WRITE, handle_of[descriptor], (uint64_t)at, data, (size_t)answer, 0, 0);
    }
    pthread_mutex_unlock(&turn);
    return answer;
}

ssize_t write(int descriptor, const void *data, size_t count) {
    return ours(descriptor) ? written(descriptor, data, count, 0, 0)
                            : REAL(write)(descriptor, data, count);
}
ssize_t pwrite(int descriptor, const void *data, size_t count, off_t at) {
    return ours(descriptor) ? written(descriptor, data, count, at, 1)
                            : REAL(pwrite)(descriptor, data, count, at);
}
ssize_t pwrite64(int descriptor, const void *data, size_t count, off64_t at) {
    return ours(descriptor) ? written(descriptor, data, count, at, 1)
                            : REAL(pwrite64)(descriptor, data, count, at);
}
ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    if (!ours(descriptor)) return REAL(writev)(descriptor, parts, count);
    ssize_t all = 0;
    for (int i = 0; i < count; i++) {
        ssize_t one = written(descriptor, parts[i].iov_base, parts[i].iov_len, 0, 0);
        if (one < 0) return all ? all : -1;
        all += one;
        if ((size_t)one < parts[i].iov_len) break;
    }
    return all;
}

/* Whoever copies by the kernel's short cuts falls back to read and write. */
ssize_t sendfile(int to, int from, off_t *at, size_t count) {
    if (ours(to)) { errno = EINVAL; return -1; }
    return REAL(sendfile)(to, from, at, count);
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t count) {
    if (ours(to)) { errno = EINVAL; return -1; }
    return REAL(sendfile64)(to, from, at, count);
}
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t count, unsigned flags) {
    if (ours(to)) { errno = EXDEV; return -1; }
    return REAL(copy_file_range)(from, a, to, b, count, flags);
}
int posix_fallocate(int descriptor, off_t at, off_t length) {
    return ours(descriptor) ? EINVAL : REAL(posix_fallocate)(descriptor, at, length);
}
int posix_fallocate64(int descriptor, off64_t at, off64_t length) {
    return ours(descriptor) ? EINVAL : REAL(posix_fallocate64)(descriptor, at, length);
}
int fallocate(int descriptor, int mode, off_t at, off_t length) {
    if (ours(descriptor)) { errno = EOPNOTSUPP; return -1; }
    return REAL(fallocate)(descriptor, mode, at, length);
}

static int cut_to(int descriptor, off64_t length) {
    char buffer[PATH_MAX];
    pthread_mutex_lock(&turn);
    int answer = -1;
    if (due(TRUNCATE, fault.ending[0] ? path_of(descriptor, buffer) : "") < 0) {
        answer = REAL(ftruncate64)(descriptor, length);
        if (!answer) note(TRUNCATE, handle_of[descriptor], (uint64_t)length, NULL, 0, NULL, 0);
    }
    pthread_mutex_unlock(&turn);
    return answer;
}
int ftruncate(int descriptor, off_t length) {
    return ours(descriptor) ? cut_to(descriptor, length) : REAL(ftruncate)(descriptor, length);
}
int ftruncate64(int descriptor, off64_t length) {
    return ours(descriptor) ? cut_to(descriptor, length) : REAL(ftruncate64)(descriptor, length);
}

static int synced(int descriptor, int (*call)(int)) {
    char buffer[PATH_MAX];
    pthread_mutex_lock(&turn);
    int answer = -1;
    if (due(SYNC, fault.ending[0] ? path_of(descriptor, buffer) : "") < 0) {
        answer = call(descriptor);
        if (!answer) note(SYNC, handle_of[descriptor], 0, NULL, 0, NULL, 0);
    } else {
        note(SYNC_FAILED, handle_of[descriptor], 0, NULL, 0, NULL, 0);
    }
    pthread_mutex_unlock(&turn);
    return answer;
}
int fsync(int descriptor) {
    return ours(descriptor) ? synced(descriptor, REAL(fsync)) : REAL(fsync)(descriptor);
}
int fdatasync(int descriptor) {
    return ours(descriptor) ? synced(descriptor, REAL(fdatasync)) : REAL(fdatasync)(descriptor);
}

/* ---- names --------------------------------------------------------------------------------- */

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
    char one[PATH_MAX], two[PATH_MAX];
    const char *a = absolute(from, old, one), *b = absolute(to, new, two);
    if (!watched(a) && !watched(b)) return REAL(renameat2)(from, old, to, new, flags);
    pthread_mutex_lock(&turn);
    int answer = -1;
    if (due(RENAME, b) < 0) {
        answer = REAL(renameat2)(from, old, to, new, flags);
        if (!answer) note_paths(RENAME, a, b);
    }
    pthread_mutex_unlock(&turn);
    return answer;
}
int renameat(int from, const char *old, int to, const char *new) {
    return renameat2(from, old, to, new, 0);
}
int rename(const char *old, const char *new) { return renameat2(AT_FDCWD, old, AT_FDCWD, new, 0); }

int linkat(int from, const char *old, int to, const char *new, int flags) {
    char one[PATH_MAX], two[PATH_MAX];
    const char *a = absolute(from, old, one), *b = absolute(to, new, two);
    if (!watched(b)) return REAL(linkat)(from, old, to, new, flags);
    pthread_mutex_lock(&turn);
    int answer = -1;
    if (due(LINK, b) < 0) {
        answer = REAL(linkat)(from, old, to, new, flags);
        if (!answer) note_paths(LINK, a, b);
    }
    pthread_mutex_unlock(&turn);
    return answer;
}
int link(const char *old, const char *new) { return linkat(AT_FDCWD, old, AT_FDCWD, new, 0); }

int unlinkat(int folder, const char *path, int flags) {
    char buffer[PATH_MAX];
    const char *whole = absolute(folder, path, buffer);
    if (!watched(whole)) return REAL(unlinkat)(folder, path, flags);
    enum kind kind = flags & AT_REMOVEDIR ? RMDIR : UNLINK;
    pthread_mutex_lock(&turn);
    int answer = -1;
    if (due(kind, whole) < 0) {
        answer = REAL(unlinkat)(folder, path, flags);
        if (!answer) note_paths(kind, whole, NULL);
    }
    pthread_mutex_unlock(&turn);
    return answer;
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode) {
    char buffer[PATH_MAX];
    const char *whole = absolute(folder, path, buffer);
    if (!watched(whole)) return REAL(mkdirat)(folder, path, mode);
    pthread_mutex_lock(&turn);
    int answer = -1;
    if (due(MKDIR, whole) < 0) {
        answer = REAL(mkdirat)(folder, path, mode);
        if (!answer) note_paths(MKDIR, whole, NULL);
    }
    pthread_mutex_unlock(&turn);
    return answer;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
