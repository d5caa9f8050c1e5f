/* Notes what a process asks of the files in one folder: creating, writing, truncating, syncing, removing.

   Loaded in front of the C library (LD_PRELOAD), so that Python and the SQLite that it links run unchanged.
   RECORD_FOLDER is the folder, RECORD_LOG where it is noted. A record: kind, length of the name, name in the folder,
   offset, length, and for a write the bytes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST 4096
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *names[MOST];
static const char *folder;
static int out = -1;

#define REAL(type, name, ...) ((type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    folder = getenv("RECORD_FOLDER");
    const char *log = getenv("RECORD_LOG");
    if (folder && log) out = REAL(int, open, const char *, int, ...)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static const char *inside(const char *path) {
    size_t length = folder ? strlen(folder) : 0;
    if (out < 0 || !path || strncmp(path, folder, length)) return NULL;
    return path[length] == '/' ? path + length + 1 : NULL;
}

static void put(const void *bytes, size_t length) {
    const char *at = bytes;
    while (length) {
        ssize_t written = REAL(ssize_t, write, int, const void *, size_t)(out, at, length);
        if (written <= 0) abort();
        at += written;
        length -= written;
    }
}

static void note(char kind, const char *name, int64_t offset, uint32_t length, const void *bytes) {
    uint16_t size = strlen(name);
    put(&kind, 1);
    put(&size, 2);
    put(name, size);
    put(&offset, 8);
    put(&length, 4);
    if (bytes) put(bytes, length);
}

static const char *name_of(int descriptor) {
    return descriptor >= 0 && descriptor < MOST ? names[descriptor] : NULL;
}

static int opened(int descriptor, const char *path, int existed) {
    const char *name = inside(path);
    if (descriptor < 0 || descriptor >= MOST) return descriptor;
    free(names[descriptor]);
    names[descriptor] = name ? strdup(name) : NULL;
    if (name && !existed) note('c', name, 0, 0, NULL);
    return descriptor;
}

#define OPEN(function, ...)                                                       \
    int mode = 0;                                                                 \
    if (flags & (O_CREAT | O_TMPFILE)) {                                          \
        va_list more;                                                             \
        va_start(more, flags);                                                    \
        mode = va_arg(more, int);                                                 \
        va_end(more);                                                             \
    }                                                                             \
    pthread_mutex_lock(&lock);                                                    \
    int existed = inside(path) ? !access(path, F_OK) : 1;                         \
    int descriptor = opened(REAL(int, function, __VA_ARGS__, int, ...)

int open(const char *path, int flags, ...) {
    OPEN(open, const char *)(path, flags, mode), path, existed);
    pthread_mutex_unlock(&lock);
    return descriptor;
}
int open64(const char *path, int flags, ...) {
    OPEN(open64, const char *)(path, flags, mode), path, existed);
    pthread_mutex_unlock(&lock);
    return descriptor;
}
int openat(int at, const char *path, int flags, ...) {
    OPEN(openat, int, const char *)(at, path, flags, mode), path, existed);
    pthread_mutex_unlock(&lock);
    return descriptor;
}
int openat64(int at, const char *path, int flags, ...) {
    OPEN(openat64, int, const char *)(at, path, flags, mode), path, existed);
    pthread_mutex_unlock(&lock);
    return descriptor;
}

/* Does the call and notes it, when it succeeded, in one turn: the order of the notes is that of the calls. */
#define NOTED(type, call, success, kind, descriptor, offset, length, bytes)       \
    pthread_mutex_lock(&lock);                                                    \
    type result = call;                                                           \
    const char *name = name_of(descriptor);                                       \
    if (name && (success)) note(kind, name, offset, length, bytes);               \
    pthread_mutex_unlock(&lock);                                                  \
    return result

ssize_t pwrite(int d, const void *b, size_t n, off_t o) {
    NOTED(ssize_t, REAL(ssize_t, pwrite, int, const void *, size_t, off_t)(d, b, n, o), result > 0, 'w', d, o, result, b);
}
ssize_t pwrite64(int d, const void *b, size_t n, off64_t o) {
    NOTED(ssize_t, REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t)(d, b, n, o), result > 0, 'w', d, o, result, b);
}
ssize_t write(int d, const void *b, size_t n) {
    off_t o = name_of(d) ? lseek(d, 0, SEEK_CUR) : 0;
    NOTED(ssize_t, REAL(ssize_t, write, int, const void *, size_t)(d, b, n), result > 0, 'w', d, o, result, b);
}
int ftruncate(int d, off_t o) { NOTED(int, REAL(int, ftruncate, int, off_t)(d, o), !result, 't', d, o, 0, NULL); }
int ftruncate64(int d, off64_t o) { NOTED(int, REAL(int, ftruncate64, int, off64_t)(d, o), !result, 't', d, o, 0, NULL); }
/* A sync of a file in the folder is noted and not done: nobody cuts the power here, and the disk is spared. */
int fsync(int d) { NOTED(int, name_of(d) ? 0 : REAL(int, fsync, int)(d), 1, 's', d, 0, 0, NULL); }
int fdatasync(int d) { NOTED(int, name_of(d) ? 0 : REAL(int, fdatasync, int)(d), 1, 's', d, 0, 0, NULL); }

int unlink(const char *path) {
    pthread_mutex_lock(&lock);
    int result = REAL(int, unlink, const char *)(path);
    if (inside(path) && !result) note('u', inside(path), 0, 0, NULL);
    pthread_mutex_unlock(&lock);
    return result;
}
