// SPDX-License-Identifier: GPL-3.0-or-later
// A child that is no guard of this build. With the argument "report" it says over its socket what it was
// given to live with; otherwise it greets as another build and keeps what it is told in a file beside itself.
#include "guard/frames.h"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace hmcscope::guard;

namespace {

std::string report()
{
    std::string text = "descriptors";
    for (int descriptor = 0; descriptor < 1024; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) >= 0)
            text += ' ' + std::to_string(descriptor);
    }
    char target[64] = {};
    for (const char *path : {"/proc/self/fd/0", "/proc/self/fd/1", "/proc/self/fd/2"}) {
        const ssize_t size = ::readlink(path, target, sizeof target);
        text += std::string(" ") + std::string(target, size > 0 ? static_cast<std::size_t>(size) : 0);
    }
    int variables = 0;
    while (environ[variables])
        ++variables;
    sigset_t mask;
    sigprocmask(SIG_BLOCK, nullptr, &mask);
    struct sigaction pipe = {};
    sigaction(SIGPIPE, nullptr, &pipe);
    text += "; variables " + std::to_string(variables);
    text += "; blocked " + std::to_string(sigismember(&mask, SIGTERM));
    text += "; SIGPIPE " + std::string(pipe.sa_handler == SIG_DFL ? "default" : "other");
    return text + '\n';
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && std::strcmp(argv[1], "report") == 0) {
        const std::string text = report();
        return ::send(pipeDescriptor, text.data(), text.size(), 0) > 0 ? 0 : 1;
    }
    std::vector<char> greeting;
    append(greeting, FrameType::Hello, {"of another build"});
    if (::send(pipeDescriptor, greeting.data(), greeting.size(), MSG_NOSIGNAL) < 0)
        return 1;
    std::FILE *told = std::fopen((std::string(argv[0]) + ".told").c_str(), "wb");
    char chunk[4096];
    for (ssize_t size = 1; told && size > 0;) {
        size = ::recv(pipeDescriptor, chunk, sizeof chunk, 0);
        if (size > 0)
            std::fwrite(chunk, 1, static_cast<std::size_t>(size), told);
    }
    if (told) {
        std::fputs("THE END", told);
        std::fclose(told);
    }
    return 0;
}
