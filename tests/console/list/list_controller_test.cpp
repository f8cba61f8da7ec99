// SPDX-License-Identifier: GPL-3.0-or-later
#include "list/list_controller.h"

#include "asked_source.h"
#include "session/source_session.h"
#include "settings/settings.h"

#include "deploy/models/list/live_now_model.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/list/list_page.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

using test_support::aDeployment;
using test_support::at;

TEST(ListController, saysNothingOfWhatIsLiveBeforeAllOfTheListIsThere)
{
    const QTemporaryDir folder;
    console::Settings settings(folder.path());
    const models::TimeContext time([] { return at("12:00"); }, deployment::Zone::Utc);
    auto owned = std::make_unique<test_support::AskedSource>(true);
    test_support::AskedSource& source = *owned;
    console::SourceSession session(std::move(owned));
    widgets::ListPage page(time);
    const console::ListController controller(session, settings, time, page);
    const auto* live = page.findChild<models::LiveNowModel*>();
    ASSERT_NE(live, nullptr);
    const auto sentence = [live] { return live->index(0).data().toString(); };

    source.start();
    source.give({aDeployment("1").environment("prod").version("V1").start("08:00").end("08:10")});
    EXPECT_EQ(sentence(), u"prod: still loading.");
    Q_EMIT source.loadFinished(deployment::Error{});
    EXPECT_EQ(sentence(), u"prod: not known what is live.");
    source.start();
    EXPECT_EQ(sentence(), u"prod: still loading.");
    source.give({aDeployment("2").environment("prod").version("V2").start("09:00").end("09:10")});
    Q_EMIT source.loadFinished(std::nullopt);
    EXPECT_EQ(sentence(), u"prod: V2 is live, since 2025-02-15 09:10.");
    source.start();
    EXPECT_EQ(sentence(), u"prod: V2 is live, since 2025-02-15 09:10.");
}
