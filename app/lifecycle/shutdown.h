// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace hmcscope {

/// The one way out of the program. Quit, signals, the end of the desktop session and the last window all
/// arrive at begin(); every participant leaves; when all have left, or after the budget, the program ends.
/// Needs the application object; while it lives a Quit event begins the shutdown instead of ending the event
/// loop.
class Shutdown final : public QObject
{
    Q_OBJECT
public:
    /// `budgetMs`: the hard limit; participants have their own 3 s.
    explicit Shutdown(QObject *parent = nullptr, int budgetMs = 3200);
    ~Shutdown() override;

    /// `leave` is called once when leaving begins and must call `left` once; `context` dying counts as having
    /// left.
    void addParticipant(QObject *context, std::function<void(std::function<void()> left)> leave);
    /// Idempotent: leaving ten times is leaving once.
    void begin();
    bool hasBegun() const;
    /// What a termination signal does: the first one begins, a second SIGINT or SIGTERM ends the program at
    /// once.
    void interrupt(int signal);

Q_SIGNALS:
    void begun();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
