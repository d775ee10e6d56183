// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/question.h"

namespace hmcscope::simulator {

/// One object of the user object model, as an entry holds it.
struct UomObject
{
    QByteArray type; ///< Cluster and so on: name of its element
    QByteArray id;
    QByteArray collection; ///< path below /rest/api/uom/ of its collection
    QByteArray content;    ///< the elements behind its Metadata
    QByteArray schema = "V1_0";
};

constexpr const char *consoleId = "2c6b6620-e3e3-3294-aaf5-38e546ff672b";

/// An element with elements inside, each on a line of its own, behind Metadata.
QByteArray group(const QByteArray &name, const char *kb, const QByteArray &content,
                 const QByteArray &more = {});

/// Answers with one entry, or with all of a collection: in the type that was asked for, with an ETag that
/// changes with the content only; 304 where the client has it, 406 where it wants another type, 204 for an
/// empty collection.
Answer uomEntryAnswer(const Question &question, const UomObject &object);
Answer uomFeedAnswer(const Question &question, const QByteArray &type, const QByteArray &collection,
                     const QList<UomObject> &objects);

} // namespace hmcscope::simulator
