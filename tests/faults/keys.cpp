// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/cases.h"

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr char subject[] = "The key store of the desktop";

using Fault = bool FakeKeyItems::*;

/// The logon goes on without it; the chip tells what that means.
Case loggingOn(const QString &name, Fault fault, const QString &says)
{
    return {.subject = QLatin1String(subject),
            .name = name,
            .course = Course::ShowsKeeping,
            .before = [fault](Trial &trial) { trial.keys().*fault = true; },
            .says = says};
}

/// The user need not know: his session ends as ever, and what lies in the key store opens nothing any more.
Case loggingOff(const QString &name, Fault fault)
{
    return {.subject = QLatin1String(subject),
            .name = name,
            .course = Course::Disconnects,
            .connected = [fault](Trial &trial) { trial.keys().*fault = true; },
            .says = u"disconnected"_s};
}

} // namespace

QList<Case> keyStoreCases()
{
    Case asking = loggingOff(u"It is locked, and nobody answers its prompt"_s, &FakeKeyItems::hangs);
    asking.before = std::exchange(asking.connected, {});
    Case locking =
        loggingOn(u"It is locked between the logon and its token"_s, &FakeKeyItems::locked, u"is locked"_s);
    locking.loggingOn = std::exchange(locking.before, {});
    return {
        loggingOn(u"There is none"_s, &FakeKeyItems::absent, u"no key store answers"_s),
        loggingOn(u"It is locked"_s, &FakeKeyItems::locked, u"is locked"_s),
        loggingOn(u"It fails on writing"_s, &FakeKeyItems::refuses, u"did not keep them"_s),
        asking,
        locking,
        loggingOff(u"It is locked under the open window, and at the logoff"_s, &FakeKeyItems::locked),
        loggingOff(u"It goes away under the open window"_s, &FakeKeyItems::absent),
        loggingOff(u"It fails on removing, at the logoff"_s, &FakeKeyItems::refuses),
    };
}

} // namespace hmcscope::test
