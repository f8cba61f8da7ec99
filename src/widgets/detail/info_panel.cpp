// SPDX-License-Identifier: GPL-3.0-or-later
#include "info_panel.h"

#include "controls/badge.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/theme.h"
#include "record_problems.h"
#include "workload/workload_summary.h"
#include "workload/workload_tree.h"

#include <QClipboard>
#include <QEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

constexpr int leastWidthOfTwoColumns = 860;

/// A heading in the panel, heavier than its fields.
PlainLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace

InfoPanel::InfoPanel(const models::TimeContext& time, QWidget* parent)
    : DetailPanel(parent)
    , m_time(time)
    , m_rows(new QVBoxLayout(this))
    , m_form(new QFormLayout)
    , m_status(new Badge(this))
{
    setupFields();
    setupWorkload();
    m_problems = new RecordProblems(this);
    m_rows->addSpacing(12);
    m_rows->addWidget(m_problems);
    m_rows->addStretch(1);
    updateAppearance();
    connect(&time, &models::TimeContext::ticked, this, &InfoPanel::updateElapsed);
    connect(&time, &models::TimeContext::zoneChanged, this, &InfoPanel::updateTexts);
}

void InfoPanel::setupFields()
{
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(32);
    m_columns->addLayout(m_form, 1);
    m_rows->addLayout(m_columns);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setHorizontalSpacing(28);
    m_form->setVerticalSpacing(9);
    for (int i = 0; i < fieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        auto* title = new PlainLabel(titleOf(field), this);
        title->setTextInteractionFlags(Qt::NoTextInteraction);
        auto* value = new PlainLabel(this);
        value->setWordWrap(true);
        // A label is read out by its text; a name would stand in its place.
        value->setAccessibleDescription(titleOf(field));
        m_titles[static_cast<std::size_t>(i)] = title;
        m_fields[static_cast<std::size_t>(i)] = value;
        m_form->addRow(title, value);
        if (field == Strategy) {
            m_statusTitle = new PlainLabel(tr("Current status"), this);
            m_statusTitle->setTextInteractionFlags(Qt::NoTextInteraction);
            m_form->addRow(m_statusTitle, m_status);
        }
    }
    m_form->setRowVisible(m_fields[Service], false);
    auto* copy = new QPushButton(tr("Copy information"), this);
    copy->setIcon(theme::icon(QStringLiteral("copy"), palette()));
    copy->setObjectName(QStringLiteral("copyInformation"));
    connect(copy, &QPushButton::clicked, this, &InfoPanel::copyAll);
    m_rows->addSpacing(4);
    m_rows->addWidget(copy, 0, Qt::AlignLeft);
}

/// Shown where the record has a workload.
void InfoPanel::setupWorkload()
{
    m_workload = new WorkloadSummary(this);
    m_workload->setObjectName(QStringLiteral("workload"));
    m_treeTitle = heading(tr("What it is made of"), this);
    m_tree = new WorkloadTree(m_time, m_treeTitle->text(), this);
    m_tree->setObjectName(QStringLiteral("workloadTree"));
    m_columns->addWidget(m_workload, 1, Qt::AlignTop);
    m_rows->addSpacing(8);
    m_rows->addWidget(m_treeTitle);
    m_rows->addWidget(m_tree);
    for (QWidget* part : {static_cast<QWidget*>(m_workload), static_cast<QWidget*>(m_treeTitle),
             static_cast<QWidget*>(m_tree)})
        part->hide();
    connect(m_tree, &WorkloadTree::statusMessage, this, &InfoPanel::statusMessage);
    connect(m_tree, &WorkloadTree::logRequested, this, &InfoPanel::podLogRequested);
}

void InfoPanel::setLogsOffered(bool offered)
{
    m_tree->setLogsOffered(offered);
}

void InfoPanel::updateWorkload()
{
    const auto& workload = m_record.deployment->workload;
    m_workload->setWorkload(workload);
    m_workload->setVisible(workload.has_value());
    const bool hasTree = workload && !workload->tree.empty();
    if (hasTree)
        m_tree->setNodes(workload->tree);
    m_treeTitle->setVisible(hasTree);
    m_tree->setVisible(hasTree);
}

void InfoPanel::resizeEvent(QResizeEvent* event)
{
    DetailPanel::resizeEvent(event);
    m_columns->setDirection(
        width() >= leastWidthOfTwoColumns ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

QString InfoPanel::titleOf(Field field)
{
    switch (field) {
    case Id:
        return tr("Deployment ID");
    case Version:
        return tr("Version");
    case Environment:
        return tr("Environment");
    case Service:
        return tr("Service");
    case Strategy:
        return tr("Strategy");
    case Start:
        return tr("Start time");
    case End:
        return tr("End time");
    case Elapsed:
        return tr("Elapsed");
    case Executor:
        return tr("Executor");
    case Zone:
        return tr("Time zone");
    case Arrival:
        return tr("Read at");
    }
    return {};
}

void InfoPanel::setRecord(const models::DeploymentRecord& record)
{
    m_record = record;
    updateTexts();
    updateWorkload();
    m_problems->setProblems(record.problems);
}

void InfoPanel::setPlace(PanelPlace place)
{
    m_rows->setContentsMargins(place == PanelPlace::Tab ? QMargins(16, 16, 16, 16) : QMargins());
}

void InfoPanel::setField(Field field, const QString& text)
{
    PlainLabel* label = m_fields[static_cast<std::size_t>(field)];
    // The same text again would drop what is selected for copying.
    if (label->text() != text)
        label->setText(text);
}

void InfoPanel::updateTexts()
{
    if (!m_record.deployment)
        return;
    const deployment::Deployment& shown = *m_record.deployment;
    const auto orDash = [](const QString& text) {
        return text.isEmpty() ? QStringLiteral("–") : text;
    };
    setField(Id, orDash(models::displayText(shown.id)));
    setField(Version, orDash(models::displayText(shown.version)));
    setField(Environment, orDash(models::displayText(shown.environment)));
    setField(Service, models::displayText(shown.service));
    m_form->setRowVisible(m_fields[Service], !shown.service.empty());
    setField(Strategy, orDash(models::strategyText(shown.strategy.text)));
    const auto timed = [&](std::optional<deployment::Timestamp> time) {
        return models::dateTimeText(time, m_time.zone(), true)
            + models::offsetMark(time, m_time.zone(), shown.start);
    };
    setField(Start, timed(shown.start));
    setField(End, timed(shown.end));
    setField(Executor, orDash(models::displayText(shown.executor)));
    setField(Zone, models::zoneText(shown.start, m_time.zone()));
    const bool hasArrived = m_record.receivedAt != deployment::Timestamp();
    setField(Arrival, hasArrived ? timed(m_record.receivedAt) : orDash({}));
    updateStatus();
    updateElapsed();
}

void InfoPanel::updateStatus()
{
    const deployment::Deployment& shown = *m_record.deployment;
    m_status->setState(models::statusText(shown), theme::toneOf(shown.status.known, shown.paused),
        theme::statusIcon(shown.status.known, shown.paused, palette()));
}

void InfoPanel::updateElapsed()
{
    if (!m_record.deployment)
        return;
    const QString title = models::elapsedTitle(*m_record.deployment);
    m_titles[Elapsed]->setText(title);
    m_fields[Elapsed]->setAccessibleDescription(title);
    setField(
        Elapsed, models::durationText(deployment::durationOf(*m_record.deployment, m_time.now())));
}

/// What the field shows; a time to the millisecond, and with its offset.
QString InfoPanel::copied(int field) const
{
    const auto timed = [&]() -> std::optional<deployment::Timestamp> {
        if (!m_record.deployment)
            return std::nullopt;
        switch (field) {
        case Start:
            return m_record.deployment->start;
        case End:
            return m_record.deployment->end;
        case Arrival:
            return m_record.receivedAt == deployment::Timestamp()
                ? std::nullopt
                : std::optional(m_record.receivedAt);
        default:
            return std::nullopt;
        }
    };
    const auto time = timed();
    return time ? models::exactTimeText(time, m_time.zone())
                : m_fields[static_cast<std::size_t>(field)]->text();
}

void InfoPanel::copyAll()
{
    QStringList lines;
    for (int i = 0; i < fieldCount; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (!m_form->isRowVisible(m_fields[at]))
            continue;
        lines << m_titles[at]->text() + QStringLiteral(": ") + copied(i);
        if (i == Strategy)
            lines << m_statusTitle->text() + QStringLiteral(": ") + m_status->text();
    }
    lines += m_workload->lines();
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    Q_EMIT statusMessage(tr("Copied the basic information"));
}

void InfoPanel::updateAppearance()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    for (PlainLabel* title : m_titles)
        title->setPalette(quiet);
    m_statusTitle->setPalette(quiet);
}

void InfoPanel::changeEvent(QEvent* event)
{
    DetailPanel::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    updateAppearance();
    if (m_record.deployment)
        updateStatus();
}

} // namespace widgets
