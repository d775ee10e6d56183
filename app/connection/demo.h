// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/endpoint.h"
#include "http/trust.h"

#include <QObject>

#include <functional>
#include <memory>

namespace hmcscope {

/// A simulated HMC in a process of its own on 127.0.0.1, for --demo. It ends when this object is gone and no
/// session is left, or after 10 s.
class DemoHmc final : public QObject
{
    Q_OBJECT
public:
    struct Access
    {
        Endpoint endpoint;
        TrustRule trust; ///< a pin, learned through the pipe: never stored
        QString user;
        QByteArray password;
    };
    explicit DemoHmc(QObject *parent = nullptr);
    ~DemoHmc() override;
    /// Starts ../bin/hmcscope-simulator as seen from the running program. `done` runs once.
    void start(std::function<void(Result<Access>)> done);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
