// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/dialect.h"

#include <QByteArray>
#include <QSet>
#include <QStringList>

/// What a stored file says of an answer.
struct Capture
{
    int status = 200;
    QByteArray contentType{}; ///< empty: unknown, or none
    QByteArray body{};
    QSet<QString> headers{}; ///< names in lower case, where they were stored
};

/// A stored file: a body, a fixture of JSON, or a text with sections.
Capture captureOf(const QString &name);

/// A question to the simulator whose answer has the shape of a stored one. In the path %0 and %3 stand for
/// systems, %c for the console, %u for the user, %k for the first cluster, %p for its pool; "file:" for the
/// file of a feed.
enum class Need { Same, OursWithin, TheirsWithin };

struct Case
{
    QString capture;
    QByteArray path;
    hmcscope::simulator::Dialect::Generation generation = hmcscope::simulator::Dialect::Generation::V10;
    void (*prepare)(hmcscope::simulator::Dialect &) = nullptr;
    int fault = 0; ///< status that a fault forces
    QByteArray accept{};
    Need need = Need::Same;
    QStringList without{}; ///< parts of structures that only one side has, for the reason given
};

QList<Case> pcmCases();
QList<Case> uomCases();
/// Compared otherwise than by these tables.
const QStringList &comparedByHand();
/// Files that answer calls which the simulator does not answer, requests, licences, and bodies that are in
/// another file too.
const QStringList &notCompared();

/// Folders of the captures.
extern const QString hmci;
extern const QString powervm;
extern const QString mcp;
