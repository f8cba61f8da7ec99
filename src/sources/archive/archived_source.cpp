// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/archive/archived_source.h"

#include "archive.h"
#include "archive_fetcher.h"
#include "archived_commands.h"
#include "archived_reader.h"
#include "live_rows.h"

#include "deploy/deployment/workload/workload_words.h"

#include <utility>

namespace sources {

using deployment::Problem;
using deployment::ProblemList;

namespace {

constexpr std::uint64_t megabyte = 1'000'000;

Problem warning(deployment::Message message)
{
    Problem problem;
    problem.message = std::move(message);
    return problem;
}

std::vector<Problem> noticesOf(const ArchiveCondition& condition)
{
    std::vector<Problem> notices;
    if (condition.trouble)
        notices.push_back(warning(condition.trouble->message));
    if (condition.dropped > 0)
        notices.push_back(warning({DEPLOY_MESSAGE("Message",
                                       "The archive has reached its limit of %1 MB. Deployments "
                                       "that were dropped from it, the oldest first: %2"),
            {std::to_string(condition.limit / megabyte), std::to_string(condition.dropped)}}));
    return notices;
}

/// Of one that had succeeded, and of which nothing is live any more.
history::Summary withoutWorkload(history::Summary lastSeen)
{
    lastSeen.currentStep = deployment::deletedStep;
    return lastSeen;
}

} // namespace

struct ArchivedSource::Parts {
    Parts(ArchivedSource& source, const Options& options)
        : archive({{options.file, options.limit, options.redactor,
                       [scheduler = options.scheduler] { return scheduler->now(); }},
            options.scheduler})
        , reader(
              {source.inner().details(), archive, live, [&source] { return source.freshness(); }},
              options.scheduler)
        , fetcher(source.inner(), reader, live, options.scheduler)
    {
        if (CommandChannel* channel = source.inner().commands())
            commands = std::make_unique<ArchivedCommands>(*channel, live);
    }

    LiveRows live;
    history::History unfinished; ///< of the archive: had not ended when they were seen last
    history::History succeeded; ///< of the archive: their workloads may be gone
    Archive archive;
    ArchivedReader reader;
    ArchiveFetcher fetcher;
    std::unique_ptr<ArchivedCommands> commands;
};

ArchivedSource::ArchivedSource(std::unique_ptr<Source> inner, const Options& options)
    : SourceDecorator(std::move(inner))
    , m_parts(std::make_unique<Parts>(*this, options))
{
    connectInner();
    connectArchive();
}

ArchivedSource::~ArchivedSource() = default;

void ArchivedSource::connectInner()
{
    connect(&inner(), &Source::loadStarted, this, [this] { m_isLoading = true; });
    connect(&inner(), &Source::loadFinished, this,
        [this](const std::optional<deployment::Error>& error) {
            m_isLoading = false;
            if (error) {
                m_parts->live.giveUp();
                return;
            }
            handleLoaded();
        });
}

void ArchivedSource::connectArchive()
{
    const Archive* archive = &m_parts->archive;
    connect(archive, &Archive::rowsRead, this, &ArchivedSource::handleArchived);
    connect(archive, &Archive::wholeWanted, &m_parts->fetcher, &ArchiveFetcher::want);
    connect(archive, &Archive::forgotten, this, &ArchivedSource::handleForgotten);
    connect(
        archive, &Archive::conditionChanged, this, [this, told = std::vector<Problem>()]() mutable {
            auto notices = noticesOf(m_parts->archive.condition());
            if (std::exchange(told, notices) == notices)
                return;
            HistoryUpdate update;
            update.problemsReplaced = true;
            tellAllProblems(update);
            Q_EMIT historyUpdated(update);
        });
}

CommandChannel* ArchivedSource::commands()
{
    return m_parts->commands.get();
}

DeploymentReader& ArchivedSource::details()
{
    return m_parts->reader;
}

bool ArchivedSource::isArchived(history::RecordHandle record) const
{
    return record != history::RecordHandle::None;
}

Freshness ArchivedSource::freshness() const
{
    Freshness freshness = SourceDecorator::freshness();
    if (m_hasLoaded || !m_hasArchived)
        return freshness;
    freshness.isArchived = true;
    if (!freshness.asOf)
        freshness.asOf = m_parts->archive.asOf();
    return freshness;
}

void ArchivedSource::handleFreshness(const Freshness& freshness)
{
    using State = Freshness::State;
    m_parts->archive.setCurrent(freshness.state == State::Live || freshness.state == State::Polling
        || freshness.state == State::Watching);
    Q_EMIT freshnessChanged(this->freshness());
}

void ArchivedSource::start()
{
    m_parts->archive.start();
    SourceDecorator::start();
}

/// From now on what the server does not have is known.
void ArchivedSource::handleLoaded()
{
    settle();
    if (std::exchange(m_hasLoaded, true))
        return;
    auto lost = std::make_shared<history::History>();
    const history::History& unfinished = m_parts->unfinished;
    for (history::Row row = 0; row < unfinished.size(); ++row) {
        if (!m_parts->live.find(unfinished.id(row)))
            lost->upsert(archivedSummary(unfinished.at(row)));
    }
    const history::History& succeeded = m_parts->succeeded;
    for (history::Row row = 0; row < succeeded.size(); ++row) {
        if (!m_parts->live.find(succeeded.id(row)) && isWorkloadGone(succeeded.id(row)) == true)
            lost->upsert(withoutWorkload(archivedSummary(succeeded.at(row))));
    }
    if (!lost->empty())
        Q_EMIT historyUpdated({.rows = lost});
    m_parts->unfinished = {};
    m_parts->succeeded = {};
    Q_EMIT freshnessChanged(freshness());
}

void ArchivedSource::handleArchived(const std::shared_ptr<const history::History>& rows)
{
    // What has come from the server since is newer.
    const auto news = m_parts->live.without(rows);
    auto unfinished = std::make_shared<history::History>();
    for (history::Row row = 0; row < news->size(); ++row) {
        if (!deployment::isFinished(news->status(row)))
            unfinished->upsert(m_hasLoaded ? archivedSummary(news->at(row)) : news->at(row));
        else if (news->status(row) == deployment::Status::Completed)
            lookAtWorkload(*news, row, *unfinished);
    }
    if (!news->empty())
        Q_EMIT historyUpdated({.rows = news});
    if (m_hasLoaded && !unfinished->empty())
        Q_EMIT historyUpdated({.rows = unfinished});
    else
        m_parts->unfinished.merge(*unfinished);
    // An archive that has nothing yet is not where what is shown is from.
    if (!rows->empty() && !std::exchange(m_hasArchived, true))
        Q_EMIT freshnessChanged(freshness());
}

/// @p changed: rows of the archive that are other than it has them.
void ArchivedSource::lookAtWorkload(
    const history::History& archived, history::Row row, history::History& changed)
{
    const auto isGone = isWorkloadGone(archived.id(row));
    if (isGone && !m_hasLoaded)
        m_parts->succeeded.upsert(archived.at(row));
    else if (isGone == true)
        changed.upsert(withoutWorkload(archivedSummary(archived.at(row))));
}

void ArchivedSource::handleUpdate(const HistoryUpdate& update)
{
    const bool problemsReplaced = update.replacesAll || update.problemsReplaced;
    static_cast<void>(update.tellProblems(m_problems));
    const LiveRows::News news = m_parts->live.take(update);
    if (news.rows)
        m_parts->archive.keepRows(news.rows, news.isUrgent);
    HistoryUpdate shown = update;
    shown.replacesAll = false; // nothing goes
    shown.kept.clear();
    shown.problemsReplaced = problemsReplaced;
    if (problemsReplaced) {
        tellAllProblems(shown);
    }
    Q_EMIT historyUpdated(shown);
    if (!m_isLoading)
        settle();
}

void ArchivedSource::settle()
{
    if (const auto gone = m_parts->live.settle())
        Q_EMIT historyUpdated({.rows = gone});
    if (m_parts->commands)
        m_parts->commands->handleLiveChanged();
}

void ArchivedSource::handleForgotten()
{
    m_hasArchived = false;
    m_parts->unfinished = {};
    m_parts->succeeded = {};
    HistoryUpdate update{
        .rows = m_parts->live.present(), .replacesAll = true, .problemsReplaced = true};
    tellAllProblems(update);
    Q_EMIT historyUpdated(update);
    if (!m_hasLoaded)
        Q_EMIT freshnessChanged(freshness());
}

void ArchivedSource::tellAllProblems(HistoryUpdate& update) const
{
    ProblemList all = m_problems.list();
    all.add(noticesOf(m_parts->archive.condition()));
    update.problems = std::move(all.listed);
    update.totals = std::move(all.totals);
    update.unreadNews = m_problems.unreadNews();
}

std::vector<Diagnostic> ArchivedSource::diagnostics() const
{
    auto all = SourceDecorator::diagnostics();
    const ArchiveCondition& condition = m_parts->archive.condition();
    all.push_back({"archive", m_parts->archive.path().string()});
    all.push_back({"archive bytes", std::to_string(condition.bytes)});
    all.push_back({"archive is not kept because",
        condition.trouble ? condition.trouble->message.toEnglish() : "-"});
    all.push_back({"to be archived whole", std::to_string(m_parts->fetcher.wanted())});
    return all;
}

} // namespace sources
