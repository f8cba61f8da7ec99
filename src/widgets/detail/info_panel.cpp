// SPDX-License-Identifier: GPL-3.0-or-later
#include "info_panel.h"

#include "controls/badge.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

constexpr std::size_t problemsShown = 50;

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
    setupProblems();
    m_rows->addStretch(1);
    updateAppearance();
    connect(&time, &models::TimeContext::ticked, this, &InfoPanel::updateElapsed);
    connect(&time, &models::TimeContext::zoneChanged, this, &InfoPanel::updateTexts);
}

void InfoPanel::setupFields()
{
    m_rows->addLayout(m_form);
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

void InfoPanel::setupProblems()
{
    m_problemsTitle = heading({}, this);
    m_problems = new PlainLabel(this);
    m_problems->setObjectName(QStringLiteral("problems"));
    m_problems->setWordWrap(true);
    m_rows->addSpacing(12);
    m_rows->addWidget(m_problemsTitle);
    m_rows->addWidget(m_problems);
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
    updateProblems();
}

void InfoPanel::setInlined(bool inlined)
{
    m_rows->setContentsMargins(inlined ? QMargins() : QMargins(16, 16, 16, 16));
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

void InfoPanel::updateProblems()
{
    const auto& problems = m_record.problems;
    m_problemsTitle->setText(
        tr("%n problem(s) in this record", nullptr, static_cast<int>(problems.size())));
    QStringList lines;
    for (std::size_t i = 0; i < std::min(problems.size(), problemsShown); ++i) {
        const QString sentence = models::translated(problems[i].message);
        const QString place = models::placeText(problems[i]);
        lines << (place.isEmpty() ? sentence
                                  : tr("%1 (%2)", "problem, place").arg(sentence, place));
    }
    if (problems.size() > problemsShown)
        lines << tr("… and %n more", nullptr, static_cast<int>(problems.size() - problemsShown));
    m_problems->setText(lines.join(QLatin1Char('\n')));
    m_problemsTitle->setVisible(!problems.empty());
    m_problems->setVisible(!problems.empty());
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
