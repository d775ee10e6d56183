// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

/// The shape of a document, values left out: "a.b[].c number" for JSON, "a/b/c[attributes]" for XML. Empty
/// where the document is not well-formed.
QSet<QString> jsonStructure(const QByteArray &json);
QSet<QString> xmlStructure(const QByteArray &xml);

/// A file of the real captures; nothing where they are not on this machine (which is said aloud, once).
QByteArray realSample(const QString &path);

/// What is in `left` but not in `right`, one per line.
QByteArray difference(const QSet<QString> &left, const QSet<QString> &right);
