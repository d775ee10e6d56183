// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Every switch that concerns the transport, and the other ports, on real TLS sockets.
class TransportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speaksItsTlsVersions_data();
    void speaksItsTlsVersions();
    void presentsFlawedCertificates_data();
    void presentsFlawedCertificates();
    void changesTheCertificateWithTheSwitchOnly();
    void dropsIdleConnectionsSilently();
    void fallsSilentOnIdleConnections();
    void compressesForThoseWhoTakeIt();
    void closesOnErrors();
    void dripsBodies();
    void delaysGets();
    void theGuiHasAPortOfItsOwn();
    void theMutePortNeverAnswers();
};
