// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_details.h"

#include "controls/badge.h"
#include "journal_style.h"

#include "deploy/models/commands/command_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int margin = 12;
constexpr int detailRowPadding = 4;

} // namespace

JournalDetails::JournalDetails(const models::TimeContext& time, QWidget* parent)
    : QScrollArea(parent)
    , m_time(time)
    , m_body(new QWidget(this))
    , m_command(new PlainLabel(m_body))
    , m_state(new Badge(m_body))
    , m_check(new QPushButton(tr("Check now"), m_body))
    , m_hint(new PlainLabel(m_body))
    , m_grid(new QGridLayout)
{
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(margin, margin, margin, margin);
    setupHeader();
    setupLines();
    column->addStretch(1);
    setWidget(m_body);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body->setAutoFillBackground(true);
    m_body->setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Details of the command"));
    connect(&time, &models::TimeContext::zoneChanged, this, &JournalDetails::showRecord);
    showRecord();
}

void JournalDetails::setupHeader()
{
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() + 1);
    m_command->setFont(bold);
    m_hint->setWordWrap(true);
    m_check->setObjectName(QStringLiteral("check"));
    auto* header = new QHBoxLayout;
    header->setSpacing(margin);
    header->addWidget(m_command);
    header->addWidget(m_state);
    header->addStretch(1);
    header->addWidget(m_check);
    auto* column = qobject_cast<QVBoxLayout*>(m_body->layout());
    column->addLayout(header);
    column->addWidget(m_hint);
    column->addLayout(m_grid);
    connect(m_check, &QPushButton::clicked, this, [this] {
        if (m_record)
            Q_EMIT checkRequested(models::rawText(m_record->entry.command.id));
    });
}

void JournalDetails::setupLines()
{
    constexpr int right = 2;
    constexpr int acrossAll = 3;
    m_grid->setHorizontalSpacing(theme::space::group);
    m_grid->setVerticalSpacing(theme::space::tight);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, 1);
    addLine(Deployment, tr("Deployment"), 0, 0);
    addLine(Version, tr("Version"), 1, 0);
    addLine(Environment, tr("Environment"), 2, 0);
    addLine(Connection, tr("Connection"), 3, 0);
    addLine(Actor, tr("By", "who gave the command"), 4, 0);
    addLine(Written, tr("Recorded", "time"), 0, right);
    addLine(Sent, tr("Sent", "time"), 1, right);
    addLine(Ended, tr("Ended", "time"), 2, right);
    addLine(Revision, tr("Based on revision"), 3, right);
    addLine(Id, tr("Command ID"), 4, right);
    addLine(Reason, tr("Reason"), 5, 0, acrossAll);
    addLine(Answer, tr("Response"), 6, 0, acrossAll);
}

void JournalDetails::addLine(Line line, const QString& caption, int row, int column, int span)
{
    auto* value = new PlainLabel(m_body);
    value->setWordWrap(true);
    // An endless word must not make the page endlessly wide.
    value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_lines[line] = value;
    m_captions[line] = new PlainLabel(caption, m_body);
    // Room for glyphs that are higher than those of the interface's own font.
    for (PlainLabel* label : {m_captions[line], value})
        label->setMinimumHeight(fontMetrics().height() + detailRowPadding);
    m_grid->addWidget(m_captions[line], row, column, Qt::AlignTop);
    m_grid->addWidget(value, row, column + 1, 1, span, Qt::Alignment());
}

void JournalDetails::setRecord(const std::optional<models::JournalRow>& record)
{
    if (record == m_record)
        return;
    m_record = record;
    showRecord();
}

void JournalDetails::showRecord()
{
    m_body->setVisible(m_record.has_value());
    if (!m_record)
        return;
    const operations::JournalEntry& entry = m_record->entry;
    const operations::Command& command = entry.command;
    const bool isUnknown = entry.state == operations::CommandState::Unknown;
    m_command->setText(models::commandText(command));
    m_hint->setVisible(isUnknown);
    m_hint->setText(tr("It was sent once and its outcome is unknown. It is never sent again "
                       "automatically. Checking reads the deployment and shows the outcome."));
    m_check->setVisible(isUnknown);
    m_check->setEnabled(m_record->canCheck);
    m_check->setToolTip(m_record->canCheck
            ? QString()
            : tr("Open the connection of this command to check its outcome."));
    setText(Deployment, command.deployment);
    setText(Version, command.version);
    setText(Environment, command.environment);
    setText(Connection, command.connection);
    setText(Actor, command.actor);
    setText(Reason, command.reason);
    setText(Answer, entry.outcome);
    setText(Revision, command.revision);
    setText(Id, command.id);
    setTime(Written, command.decidedAt);
    setTime(Sent, entry.sentAt);
    setTime(Ended, entry.finishedAt);
    updateAppearance();
}

void JournalDetails::setText(Line line, const std::string& raw)
{
    m_lines[line]->setText(raw.empty() ? QStringLiteral("–") : models::displayText(raw, 2000));
}

void JournalDetails::setTime(Line line, std::optional<deployment::Timestamp> time)
{
    const QString text = models::dateTimeText(time, m_time.zone(), true);
    m_lines[line]->setText(
        time ? QStringLiteral("%1 %2").arg(text, models::zoneText(*time, m_time.zone())) : text);
}

void JournalDetails::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_record)
        updateAppearance();
}

void JournalDetails::updateAppearance()
{
    const operations::CommandState state = m_record->entry.state;
    m_state->setState(models::commandStateText(state), toneOf(state), iconOf(state, palette()));
    QPalette quiet = palette();
    // On a ground of Base a label gets the color of Text.
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text})
        quiet.setColor(role, theme::secondaryText(palette()));
    for (PlainLabel* caption : m_captions)
        caption->setPalette(quiet);
}

} // namespace widgets
