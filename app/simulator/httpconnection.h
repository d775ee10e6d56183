// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/dialect.h"
#include "simulator/message.h"
#include "simulator/requestreader.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>

namespace hmcscope::simulator {

/// One client: requests come one after the other, the next one when the answer to the last was given.
class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket, whose handshake is done. The dialect may change at any time.
    HttpConnection(QSslSocket *socket, const Dialect &dialect, QObject *parent);

    QString peer() const;
    /// A request waits for its answer, or the answer is not yet written.
    bool isBusy() const;

    void answer(const Answer &answer);
    void answerHalf(const Answer &answer); ///< half of the body, then the end
    void answerGarbage();                  ///< something that is not HTTP, then the end
    void drop();                           ///< ends the connection in order
    void reset();                          ///< TCP reset
    void abort();                          ///< ends the connection at once

Q_SIGNALS:
    void requestArrived(const hmcscope::simulator::RequestRecord &request);
    void answered(); ///< all bytes of an answer are written
    void closed();

private:
    void readNext();
    void refuse(int status);
    void finish();
    void writeBody();
    void startIdling();
    void dropSilently();

    QSslSocket *m_socket;
    const Dialect &m_dialect;
    RequestReader m_reader;
    QTimer m_drip;             ///< until the next few bytes of a body
    QTimer m_idle;             ///< until an idle connection is dropped
    QByteArray m_body;         ///< what is still to be written of it
    bool m_waiting = false;    ///< for the answer to a request
    bool m_head = false;       ///< the request was a HEAD
    bool m_close = false;      ///< the client asked for it
    bool m_closeAfter = false; ///< the answer that is being written
    bool m_finished = false;
};

} // namespace hmcscope::simulator
