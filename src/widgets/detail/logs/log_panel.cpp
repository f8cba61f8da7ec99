// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_panel.h"

#include "controls/icon_button.h"
#include "controls/message_banner.h"
#include "controls/text_dialog.h"
#include "controls/zone_label.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/detail/step_spans.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/log/log_search.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/clear_button.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/log/log_view.h"
#include "deploy/widgets/theme/theme.h"
#include "detail/panel/time_range_chip.h"
#include "log/log_overview.h"
#include "log/log_rows.h"
#include "log_moments.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int linesOnOnePage = 14;
constexpr int millisecondsOfTypingPause = 120;
constexpr std::size_t maxCopiedBytes = std::size_t(16) << 20;

} // namespace

LogPanel::LogPanel(const Shared& shared, QWidget* parent)
    : DetailPanel(parent)
    , m_time(shared.time)
    , m_search(new models::LogSearch(this))
    , m_view(new LogView(m_time, *m_search, this))
    , m_moments(new LogMoments(*m_view, shared.cursor))
    , m_overview(new LogOverview(*m_view, *m_search, shared.survey, this))
    , m_logError(new MessageBanner(this))
    , m_rows(new QVBoxLayout(this))
    , m_bar(new QHBoxLayout)
    , m_zone(new ZoneLabel(m_time, this))
    , m_typing(new QTimer(this))
{
    m_rows->setSpacing(8);
    m_rows->addLayout(m_bar);
    m_logError->setObjectName(QStringLiteral("logTrouble"));
    m_rows->addWidget(m_logError);
    auto* lines = new QHBoxLayout;
    lines->setSpacing(2);
    lines->addWidget(m_view, 1);
    lines->addWidget(m_overview);
    m_rows->addLayout(lines, 1);
    setMainPart(m_view);
    setupSearch();
    m_bar->addWidget(new TimeRangeChip(m_time, shared.cursor, this));
    m_bar->addWidget(m_zone);
    setupActions();
    connectSearch();
    updateFound();
}

void LogPanel::setupSearch()
{
    m_wanted = new QLineEdit(this);
    m_wanted->setObjectName(QStringLiteral("logSearch"));
    m_wanted->setPlaceholderText(tr("Search the log"));
    m_wanted->setAccessibleName(m_wanted->placeholderText());
    addClearButton(*m_wanted);
    m_wanted->setMaximumWidth(320);
    m_wanted
        ->addAction(theme::icon(QStringLiteral("search"), palette()), QLineEdit::LeadingPosition)
        ->setText(m_wanted->placeholderText()); // its button is told of, too
    m_expression = new QToolButton(this);
    m_expression->setToolTip(tr("Regular expression"));
    m_expression->setAccessibleName(m_expression->toolTip());
    m_expression->setAutoRaise(true);
    m_expression->setText(QStringLiteral(".*"));
    m_expression->setCheckable(true);
    m_expression->setObjectName(QStringLiteral("regularExpression"));
    m_previous = new IconButton(QStringLiteral("previous"), tr("Previous match (Shift+F3)"), this);
    m_next = new IconButton(QStringLiteral("next"), tr("Next match (F3)"), this);
    m_matchesOnly = new QCheckBox(tr("Matches only"), this);
    m_matchesOnly->setObjectName(QStringLiteral("matchesOnly"));
    m_found = new PlainLabel(this);
    m_found->setObjectName(QStringLiteral("found"));
    m_bar->addWidget(m_wanted, 2);
    m_bar->addWidget(m_expression);
    m_bar->addWidget(m_previous);
    m_bar->addWidget(m_next);
    m_bar->addWidget(m_matchesOnly);
    m_bar->addWidget(m_found);
    m_bar->addStretch(1);
}

void LogPanel::setupActions()
{
    auto* copy = new IconButton(QStringLiteral("copy"), tr("Copy the selected lines"), this);
    auto* save = new IconButton(QStringLiteral("save"), tr("Save the lines shown…"), this);
    m_bar->addWidget(copy);
    m_bar->addWidget(save);
    connect(copy, &QToolButton::clicked, this, &LogPanel::copySelection);
    connect(save, &QToolButton::clicked, this,
        [this] { Q_EMIT saveRequested(m_view->rows().allText()); });
    m_fullLog = new QPushButton(tr("View full log"), this);
    m_fullLog->setObjectName(QStringLiteral("fullLog"));
    m_rows->addWidget(m_fullLog, 0, Qt::AlignLeft);
    setTabOrder(save, m_view); // the lines are below the bar
    setTabOrder(m_view, m_fullLog);
    connect(m_fullLog, &QPushButton::clicked, this, &LogPanel::fullLogRequested);

    const auto addMenuEntry = [this](const QString& text, auto&& run) {
        auto* action = new QAction(text, m_view);
        connect(action, &QAction::triggered, this, run);
        m_view->addAction(action);
    };
    addMenuEntry(tr("Copy"), [this] { copySelection(); });
    addMenuEntry(tr("Select all"), [this] { m_view->selectAll(); });
    addMenuEntry(tr("Show the whole entry"), [this] {
        if (m_view->currentEntry())
            showWhole(*m_view->currentEntry());
    });
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_view, &LogView::copyRequested, this, &LogPanel::copySelection);
    connect(m_view, &LogView::entryActivated, this, &LogPanel::showWhole);
}

void LogPanel::connectSearch()
{
    m_typing->setSingleShot(true);
    m_typing->setInterval(millisecondsOfTypingPause);
    connect(m_wanted, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_wanted, &QLineEdit::returnPressed, this, &LogPanel::findNext);
    connect(m_typing, &QTimer::timeout, this, &LogPanel::search);
    connect(m_expression, &QToolButton::toggled, this, &LogPanel::search);
    connect(m_matchesOnly, &QCheckBox::toggled, this, [this] { search(); });
    connect(m_previous, &QToolButton::clicked, this, &LogPanel::findPrevious);
    connect(m_next, &QToolButton::clicked, this, &LogPanel::findNext);
    connect(m_search, &models::LogSearch::restarted, this, &LogPanel::updateFound);
    connect(m_search, &models::LogSearch::progressed, this, &LogPanel::updateFound);
    connect(m_search, &models::LogSearch::finished, this, &LogPanel::updateFound);
    connect(m_view, &LogView::currentChanged, this, [this] { m_found->setText(foundText()); });
}

void LogPanel::setRecord(const models::DeploymentRecord& record)
{
    m_record = record;
    m_search->setDeployment(record.deployment);
    m_moments->setDeployment(record.deployment);
    updateSteps();
    m_view->setDeployment(record.deployment, record.logError && record.deployment->log.empty());
    m_zone->setMoment(record.deployment->start);
    m_logError->setState(logErrorText(), theme::Tone::Warning);
    updateFound();
}

void LogPanel::updateSteps()
{
    const deployment::Deployment& shown = *m_record.deployment;
    std::vector<LogOverview::Step> steps;
    for (const models::StepSpan& span : models::stepSpans(shown, m_time.now())) {
        if (const auto entry = models::firstLogEntry(shown.log, span))
            steps.push_back({*entry, models::stepName(shown, span.step)});
    }
    std::ranges::stable_sort(steps, {}, &LogOverview::Step::entry);
    m_overview->setSteps(std::move(steps));
}

/// An empty log and one that could not be read are not the same.
QString LogPanel::logErrorText() const
{
    if (!m_record.logError)
        return {};
    const QString reason = models::translated(*m_record.logError);
    return m_record.deployment->log.empty()
        ? tr("The log could not be read; retrying. %1").arg(reason)
        : tr("The rest of the log could not be read; lines may be missing at the end. Retrying. %1")
              .arg(reason);
}

void LogPanel::setPlace(PanelPlace place)
{
    const bool inlined = place == PanelPlace::OnePage;
    m_rows->setContentsMargins(place == PanelPlace::Tab ? QMargins(16, 12, 16, 16) : QMargins());
    m_fullLog->setVisible(inlined);
    m_zone->setHidden(place == PanelPlace::Beside); // the curves beside it name it
    const int frame = 2 * m_view->frameWidth();
    m_view->setMinimumHeight(inlined ? linesOnOnePage * m_view->rowHeight() + frame : 80);
    m_view->setMaximumHeight(inlined ? m_view->minimumHeight() : QWIDGETSIZE_MAX);
}

void LogPanel::search()
{
    using Syntax = models::LogPattern::Syntax;
    m_typing->stop();
    const Syntax syntax = m_expression->isChecked() ? Syntax::RegularExpression : Syntax::Plain;
    const models::LogPattern pattern(m_wanted->text(), syntax);
    m_jumpToFirst = !(pattern == m_search->pattern());
    m_search->setPattern(pattern);
    m_view->setMatchesOnly(
        m_matchesOnly->isChecked() && !pattern.isEmpty() && pattern.error().isEmpty());
    updateFound();
}

void LogPanel::updateFound()
{
    m_view->updateMatches();
    const bool any = !m_search->matches().empty();
    if (any && std::exchange(m_jumpToFirst, false))
        step(0);
    m_previous->setEnabled(any);
    m_next->setEnabled(any);
    m_found->setText(foundText());
}

void LogPanel::step(int direction)
{
    if (m_typing->isActive())
        search();
    const auto& matches = m_search->matches();
    if (matches.empty())
        return;
    const auto current = m_view->currentEntry();
    std::size_t next = matches.lowerBound(current.value_or(0) + (direction > 0 && current ? 1 : 0));
    if (direction < 0)
        next = (next == 0 ? matches.size() : next) - 1;
    // After the last one the search continues at the first.
    m_view->showEntry(matches[next == matches.size() ? 0 : next]);
}

QString LogPanel::foundText() const
{
    const models::LogPattern& pattern = m_search->pattern();
    if (pattern.isEmpty())
        return {};
    if (!pattern.error().isEmpty())
        return pattern.error();
    const QLocale locale;
    const auto& matches = m_search->matches();
    QString text = tr("%n line(s)", "that match", static_cast<int>(matches.size()));
    if (m_view->currentEntry() && m_search->isMatch(*m_view->currentEntry())) {
        const std::size_t place = matches.lowerBound(*m_view->currentEntry());
        text = tr("%1 of %2", "a match among all")
                   .arg(locale.toString(static_cast<qulonglong>(place) + 1),
                       locale.toString(static_cast<qulonglong>(matches.size())));
    }
    if (m_search->isRunning())
        text = tr("%1, searching…").arg(text);
    if (m_search->tooComplex() > 0)
        text = tr("%1, %n line(s) too complex for this expression", nullptr,
            static_cast<int>(m_search->tooComplex()))
                   .arg(text);
    return text;
}

void LogPanel::showEntry(std::size_t entry, std::optional<std::size_t> upTo)
{
    m_matchesOnly->setChecked(false);
    m_view->showEntry(entry, upTo);
    m_view->setFocus();
}

void LogPanel::setFailing(const std::optional<models::LogEvidence>& failing)
{
    m_moments->setFailing(failing);
}

std::optional<std::size_t> LogPanel::entryOfStep(std::size_t step) const
{
    const deployment::Deployment& shown = *m_record.deployment;
    const auto spans = models::stepSpans(shown, m_time.now());
    const auto span = std::ranges::find(spans, step, &models::StepSpan::step);
    return span == spans.end() ? std::nullopt : models::firstLogEntry(shown.log, *span);
}

void LogPanel::focusSearch()
{
    m_wanted->setFocus();
    m_wanted->selectAll();
}

void LogPanel::copySelection()
{
    const models::LogText lines = m_view->selectedText();
    if (lines.lineCount() == 0) {
        Q_EMIT statusMessage(tr("No lines are selected"));
        return;
    }
    const auto text = lines.joined(maxCopiedBytes);
    if (!text) {
        Q_EMIT statusMessage(tr("Too many lines for the clipboard; save them to a file instead"));
        return;
    }
    QGuiApplication::clipboard()->setText(models::rawText(*text));
    Q_EMIT statusMessage(tr("Copied %n line(s)", nullptr, static_cast<int>(lines.lineCount())));
}

void LogPanel::showWhole(std::size_t entry)
{
    if (!m_whole)
        m_whole = new TextDialog(tr("Log entry"), this);
    m_whole->setText(std::string(m_record.deployment->log.message(entry)));
    m_whole->show();
    m_whole->raise();
}

} // namespace widgets
