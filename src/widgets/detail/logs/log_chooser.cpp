// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_chooser.h"

#include "controls/message_banner.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/log/pod_logs.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/controls/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace widgets {

using deployment::LogSource;
using models::PodLogs;

namespace {

using namespace std::chrono_literals;

constexpr std::array lineChoices{500, 5000, 0};
/// Of which source a row of the chooser is; -1 for the deployment and for headings.
constexpr int SourceRole = Qt::UserRole;

QString nameOfSource(const LogSource& source)
{
    return models::displayText(source.group) + QStringLiteral(" / ")
        + models::displayText(source.name);
}

/// The same container; that it was restarted meanwhile is nothing new.
bool isSame(const LogSource& one, const LogSource& other)
{
    return one.group == other.group && one.name == other.name;
}

void addHeading(QComboBox& box, const QString& text)
{
    box.addItem(text, -1);
    auto* model = qobject_cast<QStandardItemModel*>(box.model());
    QStandardItem* item = model->item(box.count() - 1);
    item->setEnabled(false);
    QFont bold = box.font();
    bold.setBold(true);
    item->setFont(bold);
}

} // namespace

LogChooser::LogChooser(PodLogs& logs, const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_logs(logs)
    , m_time(time)
    , m_source(new QComboBox(this))
    , m_since(new QComboBox(this))
    , m_lines(new QComboBox(this))
    , m_follow(new QCheckBox(tr("Follow"), this))
    , m_previous(new QCheckBox(tr("Before the last restart"), this))
    , m_state(new PlainLabel(this))
    , m_trouble(new MessageBanner(this))
{
    setupAmounts();
    setupControls();
    connectLogs();
    updateSources();
    updateState();
    setVisible(m_logs.isOffered());
}

void LogChooser::setupAmounts()
{
    m_since->addItem(tr("Last 15 minutes"), 15);
    m_since->addItem(tr("Last hour"), 60);
    m_since->addItem(tr("All the time"), 0);
    m_since->setCurrentIndex(2);
    for (const int lines : lineChoices)
        m_lines->addItem(
            lines == 0 ? tr("All lines") : tr("Last %1 lines").arg(QLocale().toString(lines)),
            lines);
    m_follow->setChecked(true);
    setChoiceName(*m_source, tr("Which log"));
    setChoiceName(*m_since, tr("Since when"));
    setChoiceName(*m_lines, tr("How many lines"));
    m_source->setObjectName(QStringLiteral("logSource"));
    m_since->setObjectName(QStringLiteral("logSince"));
    m_lines->setObjectName(QStringLiteral("logLines"));
    m_follow->setObjectName(QStringLiteral("logFollow"));
    m_previous->setObjectName(QStringLiteral("logPrevious"));
    m_trouble->setObjectName(QStringLiteral("podLogTrouble"));
    m_state->setObjectName(QStringLiteral("podLogState"));
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_source->setMaxVisibleItems(30);
}

void LogChooser::setupControls()
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_source);
    for (QWidget* amount : {static_cast<QWidget*>(m_since), static_cast<QWidget*>(m_lines),
             static_cast<QWidget*>(m_follow), static_cast<QWidget*>(m_previous)})
        bar->addWidget(amount);
    bar->addWidget(m_state);
    bar->addStretch();
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->addLayout(bar);
    rows->addWidget(m_trouble);
    const auto readAgain = [this] {
        if (m_logs.chosen())
            choose(m_logs.chosen()->source);
    };
    connect(m_source, &QComboBox::activated, this, &LogChooser::handleChoice);
    connect(m_since, &QComboBox::activated, this, readAgain);
    connect(m_lines, &QComboBox::activated, this, readAgain);
    connect(m_follow, &QCheckBox::clicked, this, readAgain);
    connect(m_previous, &QCheckBox::clicked, this, readAgain);
    connect(m_trouble, &MessageBanner::activated, this, &LogChooser::retry);
}

void LogChooser::connectLogs()
{
    connect(&m_logs, &PodLogs::offeredChanged, this, [this] {
        setVisible(m_logs.isOffered());
        updateSources();
    });
    connect(&m_logs, &PodLogs::sourcesChanged, this, &LogChooser::updateSources);
    connect(&m_logs, &PodLogs::chosenChanged, this, &LogChooser::updateSources);
    connect(&m_logs, &PodLogs::logChanged, this, &LogChooser::updateState);
}

void LogChooser::updateSources()
{
    const QSignalBlocker blocker(m_source);
    m_source->clear();
    m_source->addItem(tr("Events and log of the deployment"), -1);
    addSources();
    m_source->setCurrentIndex(0);
    if (m_logs.chosen()) {
        const LogSource& chosen = m_logs.chosen()->source;
        const auto& all = m_logs.sources();
        const auto found =
            std::ranges::find_if(all, [&](const LogSource& each) { return isSame(each, chosen); });
        if (found != all.end()) {
            m_source->setCurrentIndex(
                m_source->findData(static_cast<int>(found - all.begin()), SourceRole));
        } else {
            m_source->addItem(tr("%1 (gone)", "a pod").arg(nameOfSource(chosen)), -1);
            m_source->setCurrentIndex(m_source->count() - 1);
        }
    }
    updateAmounts();
    updateState();
    if (!m_wantedPod.isEmpty() && !m_logs.sources().empty())
        choosePod(std::exchange(m_wantedPod, {}));
}

/// In the order in which they came, under a heading for each side.
void LogChooser::addSources()
{
    const auto& all = m_logs.sources();
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (at == 0 || all[at].role != all[at - 1].role)
            addHeading(*m_source,
                all[at].role.empty()
                    ? tr("Pods")
                    : tr("Pods: %1", "a role").arg(models::displayText(all[at].role, 64)));
        m_source->addItem(QStringLiteral("  ") + nameOfSource(all[at]), static_cast<int>(at));
    }
}

void LogChooser::updateAmounts()
{
    const bool isPod = m_logs.chosen().has_value();
    for (QWidget* amount : {static_cast<QWidget*>(m_since), static_cast<QWidget*>(m_lines),
             static_cast<QWidget*>(m_follow), static_cast<QWidget*>(m_previous)})
        amount->setVisible(isPod);
    if (!isPod)
        return;
    const auto& all = m_logs.sources();
    const LogSource& chosen = m_logs.chosen()->source;
    const auto known =
        std::ranges::find_if(all, [&](const LogSource& each) { return isSame(each, chosen); });
    const bool hasPrevious = known != all.end() ? known->hasPrevious : chosen.hasPrevious;
    m_previous->setEnabled(hasPrevious || m_previous->isChecked());
    m_previous->setToolTip(hasPrevious ? QString() : tr("The container has not been restarted."));
    m_follow->setEnabled(!m_previous->isChecked());
}

void LogChooser::handleChoice()
{
    const int at = m_source->currentData(SourceRole).toInt();
    m_previous->setChecked(false);
    if (at >= 0)
        choose(m_logs.sources()[static_cast<std::size_t>(at)]);
    else if (m_source->currentIndex() == 0)
        choose(std::nullopt);
}

void LogChooser::choose(const std::optional<LogSource>& source)
{
    if (source)
        m_logs.choose(requestFor(*source));
    else
        m_logs.choose(std::nullopt);
}

deployment::LogRequest LogChooser::requestFor(const LogSource& source) const
{
    deployment::LogRequest request;
    request.source = source;
    request.previous = m_previous->isChecked();
    request.follow = m_follow->isChecked() && !request.previous;
    request.lines = m_lines->currentData().toInt();
    if (const int minutes = m_since->currentData().toInt(); minutes > 0)
        request.since = m_time.now() - std::chrono::minutes(minutes);
    return request;
}

void LogChooser::choosePod(const QString& pod)
{
    const auto& all = m_logs.sources();
    const auto found = std::ranges::find_if(
        all, [&](const LogSource& each) { return models::displayText(each.group) == pod; });
    if (found != all.end()) {
        m_previous->setChecked(false);
        choose(LogSource(*found));
        return;
    }
    // Asked for once: what is not there then has no log.
    if (all.empty()) {
        m_wantedPod = pod;
        m_logs.requestSources();
    }
}

void LogChooser::chooseDeployment()
{
    choose(std::nullopt);
}

void LogChooser::retry()
{
    m_logs.requestSources();
    if (m_logs.chosen())
        choose(m_logs.chosen()->source);
}

QString LogChooser::stateText() const
{
    const bool isEmpty = m_logs.shown()->log.empty();
    switch (m_logs.phase()) {
    case PodLogs::Phase::Reading:
        if (isEmpty)
            return tr("Reading…");
        return m_logs.chosen()->follow ? tr("Following") : tr("Reading…");
    case PodLogs::Phase::Ended:
        return isEmpty ? tr("The log is empty.") : tr("This is its end.");
    default:
        return {};
    }
}

void LogChooser::updateState()
{
    m_state->setText(stateText());
    if (m_logs.error()) {
        m_trouble->setState(models::translated(*m_logs.error()), theme::Tone::Bad, tr("Try again"));
    } else if (m_logs.sourcesError()) {
        m_trouble->setState(tr("Which logs the pods have is not known. %1")
                                .arg(models::translated(*m_logs.sourcesError())),
            theme::Tone::Warning, tr("Try again"));
    } else if (m_logs.dropped() > 0) {
        const QLocale locale;
        m_trouble->setState(
            tr("Only the latest %1 lines are kept here; %2 earlier ones were let go of.")
                .arg(locale.toString(qlonglong(m_logs.shown()->log.size())),
                    locale.toString(qlonglong(m_logs.dropped()))),
            theme::Tone::Warning);
    } else {
        m_trouble->setState({}, theme::Tone::Neutral);
    }
}

} // namespace widgets
