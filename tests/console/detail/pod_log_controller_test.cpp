// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/pod_log_controller.h"

#include "deploy/models/log/pod_logs.h"
#include "deploy/sources/source.h"

#include <QStringList>

#include <gtest/gtest.h>

#include <memory>

namespace {

using models::PodLogs;
using sources::LogReader;
using sources::LogReceiver;
using sources::LogRequest;
using sources::LogSource;
using sources::OwnedRequest;

/// Remembers what is asked of it; the test answers.
class AskedReader final : public LogReader {
public:
    OwnedRequest list(const QString& deployment, SourcesAnswer answer) override
    {
        lists << deployment;
        auto question = std::make_shared<SourcesAnswer>(std::move(answer));
        openList = question;
        return OwnedRequest(std::move(question));
    }
    OwnedRequest read(
        const QString& deployment, const LogRequest& request, LogReceiver receiver) override
    {
        reads << deployment + QLatin1Char(' ') + QString::fromStdString(request.source.group);
        auto question = std::make_shared<LogReceiver>(std::move(receiver));
        openRead = question;
        return OwnedRequest(std::move(question));
    }

    QStringList lists;
    QStringList reads;
    std::weak_ptr<SourcesAnswer> openList;
    std::weak_ptr<LogReceiver> openRead;
};

/// Has logs, or none.
class LoggingSource final : public sources::Source {
public:
    explicit LoggingSource(LogReader* reader)
        : m_reader(reader)
    {
    }
    QString name() const override { return {}; }
    QString location() const override { return {}; }
    sources::Freshness freshness() const override { return {}; }
    sources::DeploymentReader& details() override { std::terminate(); }
    LogReader* logs() override { return m_reader; }
    void start() override { }
    void refresh() override { }
    void cancel() override { }

private:
    LogReader* m_reader;
};

LogRequest ofPod(const char* pod)
{
    LogRequest request;
    request.source.group = pod;
    request.source.name = "app";
    return request;
}

class PodLogControllerTest : public testing::Test {
protected:
    AskedReader m_reader;
    LoggingSource m_source{&m_reader};
    PodLogs m_logs;
    console::PodLogController m_controller{QStringLiteral("DEP-1"), m_source, m_logs};
};

TEST_F(PodLogControllerTest, asksWhatThePageAsks)
{
    EXPECT_TRUE(m_logs.isOffered());
    EXPECT_TRUE(m_reader.lists.isEmpty()) << "nothing before somebody looks";
    m_logs.requestSources();
    EXPECT_EQ(m_reader.lists, QStringList{QStringLiteral("DEP-1")});
    (*m_reader.openList.lock())(std::vector<LogSource>{{"pod", "app", "canary", true}});
    EXPECT_EQ(m_logs.sources().size(), 1U);
    m_logs.requestSources();
    (*m_reader.openList.lock())(tl::unexpected(
        deployment::Error{deployment::ErrorCode::Refused, {"not permitted", {}}, {}}));
    EXPECT_EQ(m_logs.sourcesError()->toEnglish(), "not permitted");
}

TEST_F(PodLogControllerTest, letsGoOfOneLogWhenAnotherIsChosenAndOfAllWhenNoneIs)
{
    m_logs.choose(ofPod("a"));
    EXPECT_EQ(m_reader.reads, QStringList{QStringLiteral("DEP-1 a")});
    const auto first = m_reader.openRead;
    deployment::Log entries;
    entries.append({}, "line");
    first.lock()->onEntries(entries);
    first.lock()->onEnd(std::nullopt);
    EXPECT_EQ(m_logs.shown()->log.message(0), "line");
    m_logs.choose(ofPod("b"));
    EXPECT_TRUE(first.expired());
    EXPECT_FALSE(m_reader.openRead.expired());
    m_reader.openRead.lock()->onEnd(std::nullopt);
    EXPECT_EQ(m_logs.phase(), PodLogs::Phase::Ended);
    m_logs.choose(std::nullopt);
    EXPECT_TRUE(m_reader.openRead.expired());
}

TEST_F(PodLogControllerTest, whatOnlyTheArchiveHasHasNoPodLogs)
{
    m_logs.choose(ofPod("a"));
    m_controller.setArchived(true);
    EXPECT_FALSE(m_logs.isOffered());
    EXPECT_TRUE(m_reader.openRead.expired());
    m_controller.setArchived(false);
    EXPECT_TRUE(m_logs.isOffered());
}

TEST(PodLogsOfASource, areNotOfferedWhereItHasNone)
{
    LoggingSource source(nullptr);
    PodLogs logs;
    const console::PodLogController controller(QStringLiteral("DEP-1"), source, logs);
    EXPECT_FALSE(logs.isOffered());
    logs.choose(ofPod("a"));
    EXPECT_TRUE(logs.shown()->log.empty());
}

} // namespace
