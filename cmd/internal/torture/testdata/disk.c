// A disk that can be watched and that fails. Loaded before libc (LD_PRELOAD), it stands between SQLite and the files
// whose path begins with TORTURE_FILES, in a program that is otherwise as it is shipped. Go itself does not write
// through libc, so nothing else is touched.
//
//   TORTURE_LOG=FILE   every change is noted there before it is carried out, see note()
//   TORTURE_KILL=N     the program is killed (SIGKILL) instead of carrying out the N-th change, counted from 1
//   TORTURE_FAIL=N     the N-th change fails; TORTURE_ERRNO says how (5: input/output error, 28: no space)
//   TORTURE_STUCK=1    and so does every one after it
//
// A change is: c create, w write, t truncate, s flush (fsync), u remove.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST = 1024, LONGEST = 400 };

static char names[MOST][LONGEST]; // by file descriptor; empty: not ours
static const char *ours;
static size_t ours_length;
static long changes, kill_at, fail_at;
static int stuck, failure, journal = -1;
static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static int (*real_open64)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_ftruncate64)(int, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite64)(int, const void *, size_t, off_t);

static long number(const char *name) {
	const char *v = getenv(name);
	return v ? atol(v) : 0;
}

__attribute__((constructor)) static void begin(void) {
	real_open = dlsym(RTLD_NEXT, "open");
	real_open64 = dlsym(RTLD_NEXT, "open64");
	real_close = dlsym(RTLD_NEXT, "close");
	real_fsync = dlsym(RTLD_NEXT, "fsync");
	real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
	real_unlink = dlsym(RTLD_NEXT, "unlink");
	real_ftruncate64 = dlsym(RTLD_NEXT, "ftruncate64");
	real_write = dlsym(RTLD_NEXT, "write");
	real_pwrite64 = dlsym(RTLD_NEXT, "pwrite64");
	kill_at = number("TORTURE_KILL");
	fail_at = number("TORTURE_FAIL");
	failure = (int)number("TORTURE_ERRNO");
	stuck = (int)number("TORTURE_STUCK");
	const char *log = getenv("TORTURE_LOG");
	if (log) journal = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	ours = getenv("TORTURE_FILES");
	ours_length = ours ? strlen(ours) : 0;
}

static int mine(const char *path) { return ours_length && !strncmp(path, ours, ours_length); }

static const char *name_of(int fd) { return fd >= 0 && fd < MOST && names[fd][0] ? names[fd] : NULL; }

// note writes one record: kind, lengths, offset, then the path and the bytes. Integers are little-endian.
static void note(char kind, const char *path, int64_t offset, const void *bytes, uint32_t length) {
	struct {
		uint8_t kind, unused;
		uint16_t path;
		uint32_t length;
		int64_t offset;
	} head = {(uint8_t)kind, 0, (uint16_t)strlen(path), length, offset};
	struct iovec parts[] = {{&head, sizeof head}, {(void *)path, head.path}, {(void *)bytes, length}};
	if (journal >= 0 && writev(journal, parts, 3) < 0) abort();
}

// change counts a change and decides its fate: 0: carry it out.
static int change(char kind, const char *path, int64_t offset, const void *bytes, uint32_t length) {
	pthread_mutex_lock(&one);
	changes++;
	int fails = fail_at && (changes == fail_at || (stuck && changes > fail_at));
	if (kill_at && changes == kill_at) kill(getpid(), SIGKILL);
	if (!fails) note(kind, path, offset, bytes, length);
	pthread_mutex_unlock(&one);
	if (fails) errno = failure;
	return fails ? -1 : 0;
}

// folder reports whether a path is the folder our files lie in, which SQLite flushes too.
static int folder(const char *path) {
	const char *slash = ours_length ? strrchr(ours, '/') : NULL;
	return slash && strlen(path) == (size_t)(slash - ours) && !strncmp(path, ours, strlen(path));
}

static int opened(int fd, const char *path) {
	if (fd < 0 || fd >= MOST) return fd;
	names[fd][0] = 0;
	if ((mine(path) || folder(path)) && strlen(path) < LONGEST) strcpy(names[fd], path);
	return fd;
}

#define OPEN(name)                                                                        \
	int name(const char *path, int flags, ...) {                                          \
		va_list rest;                                                                     \
		va_start(rest, flags);                                                            \
		mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) ? va_arg(rest, mode_t) : 0;       \
		va_end(rest);                                                                     \
		int fresh = mine(path) && (flags & O_CREAT) && access(path, F_OK) != 0;           \
		if (fresh && change('c', path, 0, "", 0)) return -1;                              \
		return opened(real_##name(path, flags, mode), path);                              \
	}
OPEN(open)
OPEN(open64)

int close(int fd) {
	if (fd >= 0 && fd < MOST) names[fd][0] = 0;
	return real_close(fd);
}

int fsync(int fd) {
	const char *path = name_of(fd);
	if (path && change('s', path, 0, "", 0)) return -1;
	return real_fsync(fd);
}

int fdatasync(int fd) {
	const char *path = name_of(fd);
	if (path && change('s', path, 0, "", 0)) return -1;
	return real_fdatasync(fd);
}

int unlink(const char *path) {
	if (mine(path) && change('u', path, 0, "", 0)) return -1;
	return real_unlink(path);
}

int ftruncate64(int fd, off_t size) {
	const char *path = name_of(fd);
	if (path && change('t', path, size, "", 0)) return -1;
	return real_ftruncate64(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

ssize_t write(int fd, const void *bytes, size_t length) {
	const char *path = name_of(fd);
	if (path && change('w', path, lseek(fd, 0, SEEK_CUR), bytes, (uint32_t)length)) return -1;
	return real_write(fd, bytes, length);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset) {
	const char *path = name_of(fd);
	if (path && change('w', path, offset, bytes, (uint32_t)length)) return -1;
	return real_pwrite64(fd, bytes, length, offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }
