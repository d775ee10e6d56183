// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace hmcscope {

/// What happens around a sleep of the machine: everybody is asked to go to rest; when all do, or after the
/// budget, the machine may sleep; afterwards everybody is woken.
class Sleep final : public QObject
{
    Q_OBJECT
public:
    /// `budgetMs`: how long the machine waits for us at most; less than the 5 s that logind grants.
    explicit Sleep(QObject *parent = nullptr, int budgetMs = 4000);
    ~Sleep() override;

    /// `rest` is called when a sleep begins and must call `atRest` once; `wake` when the machine is
    /// awake again. `context` dying counts as being at rest.
    void addSleeper(QObject *context, std::function<void(std::function<void()> atRest)> rest,
                    std::function<void()> wake);
    /// The machine is about to sleep. Nothing while everybody is still going to rest; another sleep when that
    /// is done: the word that the machine is awake may have been lost.
    void begin();
    /// It is awake. Nothing unless a sleep had begun.
    void end();

Q_SIGNALS:
    /// Once for each sleep, unless it ends first: the machine need not wait for us any longer.
    void ready();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
