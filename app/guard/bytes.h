// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <new>
#include <string_view>
#include <vector>

#include <sys/mman.h>

namespace hmcscope::guard {

/// Whole pages for secrets: kept out of swap where the system allows it and out of dumps, overwritten when
/// given back.
template <typename T>
struct SecretPages
{
    using value_type = T;
    SecretPages() = default;
    template <typename U>
    SecretPages(const SecretPages<U> &) noexcept
    {
    }

    T *allocate(std::size_t count)
    {
        void *pages =
            ::mmap(nullptr, count * sizeof(T), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (pages == MAP_FAILED)
            throw std::bad_alloc();
        (void)::mlock(pages, count * sizeof(T)); // a limit on locked memory is no reason not to log off
        (void)::madvise(pages, count * sizeof(T), MADV_DONTDUMP);
        return static_cast<T *>(pages);
    }
    void deallocate(T *pages, std::size_t count)
    {
        ::explicit_bzero(pages, count * sizeof(T));
        (void)::munmap(pages, count * sizeof(T));
    }
    friend bool operator==(const SecretPages &, const SecretPages &) { return true; }
};

using Bytes = std::vector<char, SecretPages<char>>;

inline std::string_view view(const Bytes &bytes)
{
    return {bytes.data(), bytes.size()};
}

inline void add(Bytes &bytes, std::string_view text)
{
    bytes.insert(bytes.end(), text.begin(), text.end());
}

/// Overwritten and given back now.
inline void forget(Bytes &bytes)
{
    Bytes().swap(bytes);
}

} // namespace hmcscope::guard
