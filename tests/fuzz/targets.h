// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <cstdio>
#include <cstdlib>

// One function per parser: feeds it any bytes and looks at what must hold of every answer. libFuzzer runs
// them with bytes that it makes up (fuzzer.cpp), the suite with the bytes of tests/fuzz/corpus (replay.cpp).
namespace hmcscope::fuzz {

void quickAll(const QByteArray &input);
void preferences(const QByteArray &input);
void metricsFeed(const QByteArray &input);
void energy(const QByteArray &input);
void ssp(const QByteArray &input);
void poolSamples(const QByteArray &input);
void poolFeed(const QByteArray &input);
void clusters(const QByteArray &input);
void storagePools(const QByteArray &input);
void console(const QByteArray &input);
void errorMessage(const QByteArray &input);
void refusal(const QByteArray &input);
void stamp(const QByteArray &input);
void endpoint(const QByteArray &input);
void fingerprint(const QByteArray &input);
void redaction(const QByteArray &input);
void answer(const QByteArray &input);
void logonXml(const QByteArray &input);
void frames(const QByteArray &input);

struct Target
{
    const char *name; ///< of the folder in tests/fuzz/corpus
    void (*run)(const QByteArray &input);
};

inline constexpr std::array targets{
    Target{"quickAll", quickAll},
    Target{"preferences", preferences},
    Target{"metricsFeed", metricsFeed},
    Target{"energy", energy},
    Target{"ssp", ssp},
    Target{"poolSamples", poolSamples},
    Target{"poolFeed", poolFeed},
    Target{"clusters", clusters},
    Target{"storagePools", storagePools},
    Target{"console", console},
    Target{"errorMessage", errorMessage},
    Target{"refusal", refusal},
    Target{"stamp", stamp},
    Target{"endpoint", endpoint},
    Target{"fingerprint", fingerprint},
    Target{"redaction", redaction},
    Target{"answer", answer},
    Target{"logonXml", logonXml},
    Target{"frames", frames},
};

/// What does not hold ends the program, as a crash does: both runners notice.
inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

} // namespace hmcscope::fuzz
