// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"

#include "deploy/models/list/hidden_trouble_text.h"
#include "deploy/models/list/list_filter.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace {

using history::TimeChoice;
using models::ListFilter;
using test_support::at;

ListFilter wholeFilter()
{
    ListFilter filter;
    for (const history::Column column : history::filterColumns)
        filter.words[column] = {QStringLiteral("x")};
    filter.words[history::Column::Environment] = {
        QStringLiteral("生产环境"), QStringLiteral("<b>")};
    filter.words[history::Column::Status] = {QStringLiteral("FAILED")};
    filter.window = {TimeChoice::FromTo, {at("10:00"), at("11:00")}};
    filter.text = QStringLiteral("R&D \"x\"");
    filter.needsMe = true;
    return filter;
}

TEST(ListFilter, survivesTheWayThroughJson)
{
    const QByteArray json =
        QJsonDocument(QJsonObject::fromVariantMap(wholeFilter().toMap())).toJson();
    EXPECT_EQ(
        ListFilter::fromMap(QJsonDocument::fromJson(json).object().toVariantMap()), wholeFilter());
    for (const TimeChoice choice : {TimeChoice::All, TimeChoice::Today, TimeChoice::Last24Hours,
             TimeChoice::Last7Days, TimeChoice::Last30Days, TimeChoice::Last90Days}) {
        ListFilter filter;
        filter.window.choice = choice;
        EXPECT_EQ(ListFilter::fromMap(filter.toMap()), filter);
    }
}

TEST(ListFilter, whatIsNotUnderstoodLetsEverythingThrough)
{
    EXPECT_TRUE(ListFilter::fromMap({}).isEmpty());
    EXPECT_TRUE(ListFilter::fromMap(
        {{QStringLiteral("time"), QStringLiteral("yesterday")},
            {QStringLiteral("since"), QStringLiteral("soon")}, {QStringLiteral("environments"), 7}})
                    .words[history::Column::Environment]
                    .isEmpty());
    EXPECT_TRUE(models::savedViewsFromVariant({1, QStringLiteral("x"), QVariantMap()}).isEmpty());
}

TEST(ListFilter, resolvesAgainstThePresent)
{
    ListFilter filter = wholeFilter();
    filter.window = {TimeChoice::Last24Hours, {}};
    const history::Filter resolved = filter.resolve(at("12:00"), deployment::Zone::Utc);
    EXPECT_EQ(resolved.range.since, at("2025-02-14T12:00:00Z"));
    EXPECT_EQ(resolved.words[history::Column::Environment].front(), "生产环境");
    EXPECT_EQ(resolved.text, "R&D \"x\"");
    filter.text = QStringLiteral("  DEP-1\t");
    EXPECT_EQ(filter.resolve(at("12:00"), deployment::Zone::Utc).text, "DEP-1");
    EXPECT_TRUE(ListFilter().resolve(at("12:00"), deployment::Zone::Utc).isEmpty());
}

TEST(ListFilter, dropsOnePart)
{
    ListFilter filter = wholeFilter();
    for (const history::FilterPart part : history::allFilterParts) {
        EXPECT_NE(filter.without(part), filter);
        filter = filter.without(part);
    }
    EXPECT_TRUE(filter.isEmpty());
}

TEST(ListFilter, showsWhatAnotherOneHides)
{
    history::HiddenTrouble trouble{2, 0, 1, {"RUNNING", "FAILED"}, at("2025-02-10T10:00:00Z")};
    EXPECT_EQ(models::hiddenTroubleText(trouble),
        u"The filter hides 2 running and 1 failed in the last 24 hours.");
    const ListFilter filter = models::filterShowing(trouble, at("12:00"));
    EXPECT_EQ(filter.words[history::Column::Status],
        QStringList({QStringLiteral("RUNNING"), QStringLiteral("FAILED")}));
    EXPECT_EQ(filter.window.choice, TimeChoice::Last7Days);
    trouble.firstStart = at("2020-01-01T00:00:00Z");
    EXPECT_EQ(models::filterShowing(trouble, at("12:00")).window.choice, TimeChoice::All);
    EXPECT_EQ(models::hiddenTroubleText({0, 0, 3, {}, {}}),
        u"The filter hides 3 failed in the last 24 hours.");
    EXPECT_EQ(models::hiddenTroubleText({1, 0, 0, {}, {}}), u"The filter hides 1 running.");
    EXPECT_EQ(models::hiddenTroubleText({0, 4, 0, {}, {}}), u"The filter hides 4 paused.");
    EXPECT_EQ(models::hiddenTroubleText({1, 2, 3, {}, {}}),
        u"The filter hides 1 running, 2 paused and 3 failed in the last 24 hours.");
    EXPECT_EQ(models::rangeText({at("10:00"), at("11:00")}, deployment::Zone::Utc),
        u"2025-02-15 10:00 to 2025-02-15 11:00");
}

TEST(ListFilter, savedViewsSurvive)
{
    const QList<models::SavedView> views{
        {QStringLiteral("失败"), wholeFilter()}, {QStringLiteral("All"), {}}};
    EXPECT_EQ(models::savedViewsFromVariant(models::toVariant(views)), views);
}

} // namespace
