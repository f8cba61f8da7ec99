// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare_header.h"

#include "controls/badge.h"
#include "controls/elided_label.h"
#include "controls/icon_button.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/models/compare/comparison_texts.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int factsColumn = 3;
constexpr int lineColumns = 5;
constexpr int thereRow = 2; ///< behind each line there is room for its facts

} // namespace

CompareHeader::CompareHeader(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_title(new PlainLabel(this))
    , m_freshness(new Badge(this))
    , m_copy(new IconButton(QStringLiteral("copy"), tr("Copy the comparison as text"), this))
    , m_grid(new QGridLayout)
    , m_name(new PlainLabel(this))
    , m_choice(new QComboBox(this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(theme::space::near);
    setupTitle();
    setupLines();
    connect(&m_time, &models::TimeContext::ticked, this, &CompareHeader::advance);
    connect(&m_time, &models::TimeContext::zoneChanged, this, &CompareHeader::updateTexts);
    updateAppearance();
    setChoices({}, {});
    updateTexts();
}

void CompareHeader::setupTitle()
{
    m_freshness->hide();
    m_title->setObjectName(QStringLiteral("comparisonTitle"));
    m_title->setLines(1);
    m_copy->setObjectName(QStringLiteral("copyComparison"));
    auto* refresh =
        new IconButton(QStringLiteral("refresh"), tr("Read both runs again (F5)"), this);
    connect(refresh, &QToolButton::clicked, this, &CompareHeader::refreshRequested);
    connect(m_copy, &QToolButton::clicked, this, &CompareHeader::copyRequested);
    auto* row = new QHBoxLayout;
    row->addWidget(m_title, 1);
    row->addWidget(m_freshness);
    row->addWidget(refresh);
    row->addWidget(m_copy);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void CompareHeader::setupLines()
{
    m_grid->setHorizontalSpacing(theme::space::group);
    m_grid->setVerticalSpacing(theme::space::tight);
    m_grid->setColumnStretch(factsColumn, 1);
    static_cast<QVBoxLayout*>(layout())->addLayout(m_grid);
    m_hereLine = addLine(0, *m_name, tr("This run"));
    m_thereLine = addLine(thereRow, *m_choice, tr("Compared with"));
    m_choice->setObjectName(QStringLiteral("otherRun"));
    setChoiceName(*m_choice, tr("Compared with"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_choice, &QComboBox::activated, this,
        [this](int index) { Q_EMIT runChosen(m_choice->itemData(index).toString()); });
    connect(m_hereLine.open, &QToolButton::clicked, this,
        [this] { Q_EMIT openRequested(models::rawText(m_here->id)); });
    connect(m_thereLine.open, &QToolButton::clicked, this,
        [this] { Q_EMIT openRequested(models::rawText(m_there->id)); });
}

CompareHeader::Line CompareHeader::addLine(int row, QWidget& what, const QString& title)
{
    auto* label = new PlainLabel(title, this);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    auto* status = new Badge(this);
    auto* facts = new ElidedLabel(this);
    auto* open = new IconButton(QStringLiteral("details"), tr("Open this deployment"), this);
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(&what, row, 1);
    m_grid->addWidget(status, row, 2);
    m_grid->addWidget(facts, row, factsColumn);
    m_grid->addWidget(open, row, lineColumns - 1);
    return {label, status, facts, open};
}

/// With their facts beside them.
int CompareHeader::widthOfLines() const
{
    const auto widest = [](const QWidget* one, const QWidget* other) {
        return std::max(one->sizeHint().width(), other->sizeHint().width());
    };
    return widest(m_hereLine.title, m_thereLine.title) + widest(m_name, m_choice)
        + widest(m_hereLine.status, m_thereLine.status)
        + widest(m_hereLine.facts, m_thereLine.facts) + widest(m_hereLine.open, m_thereLine.open)
        + (lineColumns - 1) * m_grid->horizontalSpacing();
}

/// A moment of which a letter is left says nothing.
void CompareHeader::placeFacts(bool areBelow)
{
    if (std::exchange(m_areFactsBelow, areBelow) == areBelow)
        return;
    for (const auto& [line, row] : {std::pair(m_hereLine, 0), std::pair(m_thereLine, thereRow)}) {
        m_grid->removeWidget(line.facts);
        if (areBelow)
            m_grid->addWidget(line.facts, row + 1, 1, 1, lineColumns - 1);
        else
            m_grid->addWidget(line.facts, row, factsColumn);
    }
}

/// They do not go back and forth with each second.
void CompareHeader::makeRoom()
{
    if (widthOfLines() > width())
        placeFacts(true);
}

void CompareHeader::setRuns(Run here, Run there)
{
    m_here = std::move(here);
    m_there = std::move(there);
    updateTexts();
}

void CompareHeader::setChoices(const std::vector<models::RunChoice>& choices, const QString& chosen)
{
    const QSignalBlocker blocker(m_choice);
    m_choice->clear();
    for (const models::RunChoice& choice : choices)
        m_choice->addItem(choice.isLastGood
                ? tr("%1 · last good run of this strategy", "version, start and status of a run")
                      .arg(choice.text)
                : choice.text,
            choice.id);
    m_choice->setCurrentIndex(m_choice->findData(chosen));
    m_choice->setEnabled(!choices.empty());
    m_choice->setVisible(!choices.empty());
    m_thereLine.title->setVisible(!choices.empty());
    makeRoom();
}

void CompareHeader::setFreshness(const StatusMessage& line)
{
    m_freshness->setState(line.text, line.tone);
    m_freshness->setVisible(!line.text.isEmpty());
}

void CompareHeader::setCopyEnabled(bool enabled)
{
    m_copy->setEnabled(enabled);
}

void CompareHeader::updateTexts()
{
    const auto nameOf = [](const Run& run) { return run ? models::runName(*run) : QString(); };
    m_name->setText(nameOf(m_here));
    const bool isOfOnePlace = m_here && m_there && m_here->environment == m_there->environment;
    const QString there = m_there == nullptr ? QString()
        : isOfOnePlace                       ? models::displayText(m_there->version)
                                             : nameOf(m_there);
    const QString title = m_there ? tr("%1 compared with %2", "two runs").arg(nameOf(m_here), there)
                                  : tr("Comparison");
    if (m_title->text() != title)
        m_title->setText(title);
    updateLine(m_hereLine, m_here);
    updateLine(m_thereLine, m_there);
}

void CompareHeader::updateLine(const Line& line, const Run& run)
{
    for (QWidget* part : std::initializer_list<QWidget*>{line.status, line.facts, line.open})
        part->setVisible(run != nullptr);
    if (!run)
        return;
    line.status->setState(models::statusText(*run), theme::toneOf(run->status.known, run->paused),
        theme::statusIcon(run->status.known, run->paused, palette()));
    updateFacts(line, run);
}

void CompareHeader::updateFacts(const Line& line, const Run& run)
{
    if (!deployment::hasEnded(*run))
        m_time.requestTickEverySecond();
    const QString facts = models::runFacts(*run, m_time.seenUntil(), m_time.zone());
    if (line.facts->text() == facts)
        return;
    line.facts->setText(facts);
    makeRoom();
}

void CompareHeader::advance()
{
    for (const auto& [line, run] :
        {std::pair(m_hereLine, m_here), std::pair(m_thereLine, m_there)}) {
        if (run && !deployment::hasEnded(*run))
            updateFacts(line, run);
    }
}

void CompareHeader::updateAppearance()
{
    m_title->setFont(theme::font(theme::Type::Title));
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
}

void CompareHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeFacts(widthOfLines() > width());
}

void CompareHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    updateAppearance();
    updateTexts();
}

} // namespace widgets
