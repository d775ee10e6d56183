// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/guardlink.h"

#include <QList>
#include <QPointer>
#include <QStringList>

#include <memory>

namespace hmcscope::test {

/// What all guards of one test did, in order: "logOn", "adopt", "logOff", "destroyed".
using GuardLog = QStringList;

/// A guard without a process: it notes what it is told, and the test emits its signals.
class FakeGuard final : public GuardLink
{
public:
    explicit FakeGuard(std::shared_ptr<GuardLog> log, bool coversCrash = true)
        : m_log(std::move(log))
        , m_coversCrash(coversCrash)
    {
    }
    ~FakeGuard() override { m_log->append(QStringLiteral("destroyed")); }

    void logOn(const LogonOrder &given) override
    {
        order = given;
        m_log->append(QStringLiteral("logOn"));
    }
    void adopt(const AdoptionOrder &given) override
    {
        adoption = given;
        m_log->append(QStringLiteral("adopt"));
    }
    void logOff() override { m_log->append(QStringLiteral("logOff")); }
    bool coversCrash() const override { return m_coversCrash; }

    LogonOrder order;
    AdoptionOrder adoption;

private:
    std::shared_ptr<GuardLog> m_log;
    bool m_coversCrash;
};

/// Makes guards and remembers them.
struct FakeGuards
{
    std::shared_ptr<GuardLog> log = std::make_shared<GuardLog>();
    std::shared_ptr<QList<QPointer<FakeGuard>>> made = std::make_shared<QList<QPointer<FakeGuard>>>();

    GuardLinkFactory factory(bool coversCrash = true) const
    {
        return [log = log, made = made, coversCrash] {
            auto guard = std::make_unique<FakeGuard>(log, coversCrash);
            made->append(guard.get());
            return guard;
        };
    }
    /// The newest one; null when it is gone.
    FakeGuard *current() const { return made->isEmpty() ? nullptr : made->last().data(); }
};

} // namespace hmcscope::test
