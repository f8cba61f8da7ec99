// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/source_registry.h"

#include "rest_fixture.h"

#include <QTemporaryDir>

namespace sources {

namespace {

SourceRegistry registry()
{
    return SourceRegistry({restKind(), fileKind()});
}

class SourceRegistryTest : public RestFixture { };

} // namespace

TEST_F(SourceRegistryTest, theFirstKindThatAcceptsALocationHasIt)
{
    const SourceRegistry kinds = registry();
    EXPECT_EQ(kinds.kindOf("http://127.0.0.1:1/api")->id, "rest");
    EXPECT_TRUE(kinds.kindOf("https://host")->hasConnection);
    for (const char* path : {"history.json", "/http://x", "", "ftp://x", "latin-\xE9"})
        EXPECT_EQ(kinds.kindOf(path)->id, "file") << path;
    EXPECT_EQ(SourceRegistry({restKind()}).kindOf("history.json"), nullptr);
}

TEST_F(SourceRegistryTest, opensAFile)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("history.json")).toStdString();
    QFile file(QString::fromStdString(path));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("[" + summary("A") + "]");
    file.close();
    SourceContext context;
    context.clock = [] { return deployment::Timestamp(Milliseconds(42)); };
    const auto opened = registry().open({.location = path}, context);
    ASSERT_TRUE(opened.has_value());
    SourceRecorder recorder(**opened);
    (*opened)->start();
    ASSERT_TRUE(waitUntil([&] { return !recorder.loads.empty(); }));
    EXPECT_EQ(recorder.ids(), Strings{"A"});
    EXPECT_EQ(recorder.states.back().asOf, context.clock());
}

TEST_F(SourceRegistryTest, opensAnAddressAndAsksTheUserForItsSecret)
{
    answer("/api/deployments", [](const Request& request, const Peer& peer) {
        if (request.header("authorization") == "Bearer asked")
            peer.json("[" + summary("A") + "]");
        else
            peer.reply(401, {});
    });
    SourceContext context;
    context.scheduler = scheduler;
    context.secrets = secrets;
    int prompts = 0;
    context.prompt = [&](InputRequest& request) {
        ++prompts;
        EXPECT_EQ(request.reason().code, ErrorCode::Unauthorized);
        request.answer(Secret("asked"));
    };
    connection.credential.scheme = CredentialReference::Scheme::Bearer;
    connection.credential.place = CredentialReference::Place::Ask;
    const auto opened = registry().open({.location = connection.address,
                                            .connection = connection,
                                            .wanted = SourceSpec::Wanted::History},
        context);
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ((*opened)->name().toStdString(), connection.name);
    SourceRecorder recorder(**opened);
    (*opened)->start();
    ASSERT_TRUE(waitUntil([&] { return recorder.history.size() == 1; }));
    EXPECT_EQ(prompts, 1);
}

TEST_F(SourceRegistryTest, whatIsNoLocationIsNotOpened)
{
    const auto address = registry().open({.location = "http://user:secret@host/"}, {});
    ASSERT_FALSE(address.has_value());
    EXPECT_EQ(address.error().code, ErrorCode::BadFormat);
    EXPECT_EQ(address.error().message.toEnglish().find("secret"), std::string::npos);
    const auto nothing = SourceRegistry({restKind()}).open({.location = "a.json"}, {});
    ASSERT_FALSE(nothing.has_value());
    EXPECT_EQ(nothing.error().code, ErrorCode::BadFormat);
}

} // namespace sources
