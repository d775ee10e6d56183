// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/alarmsdialog.h"

#include "alarms/incidents.h"
#include "alerts/alarmsmodel.h"
#include "alerts/alarmtext.h"
#include "alerts/snoozemenu.h"
#include "shell/rowtable.h"
#include "shell/scrollpage.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

constexpr int minuteMs = 60'000;

bool isUnknown(const Incident &incident)
{
    return incident.isOpen() && !incident.acknowledged;
}

} // namespace

AlarmsDialog::AlarmsDialog(Incidents &incidents, QWidget *parent)
    : QDialog(parent)
    , m_incidents(&incidents)
    , m_model(new AlarmsModel(this))
    , m_pages(new QStackedWidget)
    , m_detail(rowWords(tr("About the selected alarm")))
{
    setWindowTitle(tr("Alarms"));
    resizeOnScreen(this, {1040, 460});
    buildTable();
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_pages, 1);
    column->addWidget(m_detail);
    column->addWidget(buildButtons());
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_minutes.setInterval(minuteMs);
    connect(&m_soon, &QTimer::timeout, this, &AlarmsDialog::refresh);
    connect(&m_minutes, &QTimer::timeout, this, &AlarmsDialog::refresh);
    connect(&incidents, &Incidents::changed, &m_soon, qOverload<>(&QTimer::start));
    m_minutes.start();
    refresh();
}

AlarmsDialog::~AlarmsDialog() = default;

void AlarmsDialog::buildTable()
{
    m_table = rowTable(m_model, tr("Alarms"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &AlarmsDialog::showSelected);
    auto *empty = rowWords(tr("No alarms"));
    empty->setText(tr("Nothing was alarming since the program was started."));
    empty->setAlignment(Qt::AlignCenter);
    empty->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(empty);
    m_pages->addWidget(m_table);
}

QWidget *AlarmsDialog::buildButtons()
{
    m_show = rowButton(u"search"_s, tr("&Show system"), tr("Select the system that the alarm is about"));
    m_acknowledge = rowButton(u"check"_s, tr("&Acknowledge"), tr("It is known: no need to tell it again"));
    m_acknowledgeAll = rowButton(u"check"_s, tr("Acknowledge a&ll"), tr("All open alarms are known"));
    m_snooze = rowButton(u"clock"_s, tr("S&nooze"), tr("Tell it again later, if it still goes on"));
    auto *spans = new SnoozeMenu(m_snooze);
    m_snooze->setMenu(spans);
    auto *limits =
        rowButton(u"sliders-horizontal"_s, tr("L&imits…"), tr("What is watched, and how it is told"));
    auto *close = new QPushButton(tr("&Close"));
    close->setDefault(true);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (const Incident *incident = selected())
            Q_EMIT placeOrdered(*incident);
    });
    connect(m_acknowledge, &QPushButton::clicked, this, [this] {
        if (const Incident *incident = selected(); incident && m_incidents)
            m_incidents->acknowledge(incident->id);
    });
    connect(m_acknowledgeAll, &QPushButton::clicked, this, [this] {
        const QList<Incident> all = m_model->incidents();
        for (const Incident &incident : all) {
            if (m_incidents)
                m_incidents->acknowledge(incident.id);
        }
    });
    connect(spans, &SnoozeMenu::chosen, this, [this](qint64 ms) {
        if (const Incident *incident = selected())
            Q_EMIT snoozed(incident->id, ms);
    });
    connect(limits, &QPushButton::clicked, this, &AlarmsDialog::limitsOrdered);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return buttonRows({m_show, m_acknowledge, m_acknowledgeAll, m_snooze, limits, close});
}

void AlarmsDialog::refresh()
{
    if (!m_incidents)
        return;
    const Incident *before = selected();
    const int id = before ? before->id : 0;
    m_model->setIncidents(m_incidents->all());
    const QList<Incident> &all = m_model->incidents();
    m_pages->setCurrentIndex(all.isEmpty() ? 0 : 1);
    m_detail->setVisible(!all.isEmpty());
    const auto at =
        std::find_if(all.begin(), all.end(), [id](const Incident &incident) { return incident.id == id; });
    if (!all.isEmpty() && !selected())
        m_table->selectRow(at == all.end() ? 0 : int(at - all.begin()));
    m_acknowledgeAll->setEnabled(std::any_of(all.begin(), all.end(), isUnknown));
    showSelected();
}

const Incident *AlarmsDialog::selected() const
{
    return m_model->incident(m_table->currentIndex());
}

void AlarmsDialog::showSelected()
{
    const Incident *incident = selected();
    const QLocale locale;
    const QString words = incident ? tr("%1, %2: %3")
                                         .arg(severityWord(incident->severity), stateWord(*incident, locale),
                                              incidentSentence(*incident, locale))
                                   : QString();
    m_detail->setText(words);
    m_detail->setAccessibleDescription(words);
    m_show->setEnabled(incident && !incident->server.isEmpty());
    m_acknowledge->setEnabled(incident && isUnknown(*incident));
    m_snooze->setEnabled(incident && incident->isOpen());
}

} // namespace hmcscope
