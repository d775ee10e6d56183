// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Documents that mean harm, or were cut on the way: an error, never a crash, never half a truth.
class HostileTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void documentTypesAreRefused_data();
    void documentTypesAreRefused();
    void depth_data();
    void depth();
    void hugeText();
    void largeFeedInPieces();
    void truncatedJson_data();
    void truncatedJson();
    void truncatedXml_data();
    void truncatedXml();
    void badUtf8();
    void numbersBeyondDouble();
    void notTheDocument_data();
    void notTheDocument();
    void flippedBytes_data();
    void flippedBytes();
};
