// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// Connections that the peer drops while they are idle, and how often a question is asked then.
class TestKeepAlive final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closedWhileIdle();
    void closedAtTheNextQuestion_data();
    void closedAtTheNextQuestion();
    void closedAgain_data();
    void closedAgain();
    void freshConnectionIsNotAskedTwice();
    void begunAnswerIsNotAskedAgain_data();
    void begunAnswerIsNotAskedAgain();
    void halfAHeadIsNoAnswer();
    void muteConnection();
    void anotherCertificateOnTheFreshConnection();
};

} // namespace hmcscope::test
