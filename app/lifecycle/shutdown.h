// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace hmcscope {

/// The one way out of the program. Quit, signals, the end of the desktop session and the last window all arrive at
/// begin(); every participant leaves; when all have left, or after the budget, the program ends.
class Shutdown final : public QObject
{
    Q_OBJECT
public:
    explicit Shutdown(QObject *parent = nullptr);
    ~Shutdown() override;

    /// `leave` is called once when leaving begins and must call `left` once; `context` dying counts as having left.
    void addParticipant(QObject *context, std::function<void(std::function<void()> left)> leave);
    /// Idempotent: leaving ten times is leaving once.
    void begin();
    bool hasBegun() const;

Q_SIGNALS:
    void begun();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
