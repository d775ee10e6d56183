// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace hmcscope {

/// What systemd-logind tells of the machine (org.freedesktop.login1.Manager on the system bus): it is about
/// to sleep or to shut down, or is awake again. Holds a delay inhibitor for both ("shutdown:sleep"), so that
/// there is time to log off (5 s by logind's default). Where there is no system bus or no logind nothing ever
/// happens, and isPresent() is false. Never blocks.
class Logind final : public QObject
{
    Q_OBJECT
public:
    explicit Logind(QObject *parent = nullptr);
    ~Logind() override;

    bool isPresent() const;
    /// What had to be done is done: the machine may go on. Idempotent; the inhibitor is taken anew after
    /// waking.
    void release();

Q_SIGNALS:
    void aboutToSleep();
    void awake();
    void aboutToShutDown();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
