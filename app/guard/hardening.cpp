// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/hardening.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <iterator>

#include <curl/curl.h>
#include <fcntl.h>
#include <malloc.h>
#include <openssl/crypto.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hmcscope::guard {

namespace {

void wipingFree(void *memory)
{
    if (memory)
        ::explicit_bzero(memory, ::malloc_usable_size(memory));
    std::free(memory);
}

/// Never grows in place: realloc would leave the old bytes behind wherever it moves them.
void *wipingRealloc(void *memory, std::size_t size)
{
    void *moved = std::malloc(size > 0 ? size : 1);
    if (moved && memory) {
        const std::size_t old = ::malloc_usable_size(memory);
        std::memcpy(moved, memory, old < size ? old : size);
        wipingFree(memory);
    }
    return moved;
}

void keepSecretsOutOfFreedMemory()
{
    CRYPTO_set_mem_functions(
        [](std::size_t size, const char *, int) { return std::malloc(size); },
        [](void *memory, std::size_t size, const char *, int) { return wipingRealloc(memory, size); },
        [](void *memory, const char *, int) { wipingFree(memory); });
    curl_global_init_mem(CURL_GLOBAL_DEFAULT, std::malloc, wipingFree, wipingRealloc, ::strdup, std::calloc);
}

void ignoreSignals()
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    // All that ends a program by default, or stops it, but for what tells of its own faults.
    constexpr int faults[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
    for (int number = 1; number <= SIGRTMAX; ++number) {
        if (std::find(std::begin(faults), std::end(faults), number) == std::end(faults))
            std::signal(number, SIG_IGN);
    }
}

void closeDescriptorsBut(int pipe)
{
    if (const int null = ::open("/dev/null", O_RDWR); null >= 0) { // without one they stay as they are
        for (const int stdio : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::dup2(null, stdio);
    }
    ::close_range(static_cast<unsigned>(pipe) + 1, ~0U, 0);
}

} // namespace

bool isSocket(int descriptor)
{
    struct stat status = {};
    return ::fstat(descriptor, &status) == 0 && S_ISSOCK(status.st_mode);
}

void harden(int pipe)
{
    ::prctl(PR_SET_DUMPABLE, 0); // also where core dumps go to a program, which a core limit does not stop
    const rlimit noCore = {0, 0};
    ::setrlimit(RLIMIT_CORE, &noCore);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::setsid();
    ignoreSignals();
    ::umask(077);
    ::clearenv(); // libcurl would honour SSLKEYLOGFILE
    closeDescriptorsBut(pipe);
    keepSecretsOutOfFreedMemory();
}

} // namespace hmcscope::guard
