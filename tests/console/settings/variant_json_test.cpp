// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/variant_json.h"

#include <gtest/gtest.h>

#include <QPoint>
#include <QVariantMap>

namespace {

QVariant pollOutcome(const QVariant& value)
{
    const auto json = formats::JsonValue::parse(console::toJson(value));
    EXPECT_TRUE(json.has_value());
    return console::toVariant(json.value_or(formats::JsonValue()));
}

} // namespace

TEST(VariantJson, whatPagesHandOutComesBack)
{
    const QVariantMap map{{QStringLiteral("name"), QStringLiteral("生产 \"1\"\n")},
        {QStringLiteral("width"), 120}, {QStringLiteral("share"), 0.25},
        {QStringLiteral("shown"), true}, {QStringLiteral("empty"), QVariantMap()},
        {QStringLiteral("columns"),
            QVariantList{QVariantMap{{QStringLiteral("a"), QStringLiteral("b")}}, 7, QVariant()}},
        {QStringLiteral("words"), QStringList{QStringLiteral("x"), QString()}}};
    const QVariantMap read = pollOutcome(map).toMap();
    EXPECT_EQ(read.size(), map.size());
    EXPECT_EQ(read.value(QStringLiteral("name")), map.value(QStringLiteral("name")));
    EXPECT_EQ(read.value(QStringLiteral("width")).toInt(), 120);
    EXPECT_EQ(read.value(QStringLiteral("share")), 0.25);
    EXPECT_EQ(read.value(QStringLiteral("shown")), true);
    EXPECT_EQ(read.value(QStringLiteral("empty")).typeId(), QMetaType::QVariantMap);
    EXPECT_EQ(read.value(QStringLiteral("columns")).toList().size(), 3);
    EXPECT_FALSE(read.value(QStringLiteral("columns")).toList().at(2).isValid());
    EXPECT_EQ(read.value(QStringLiteral("words")).toStringList(),
        (QStringList{QStringLiteral("x"), QString()}));
}

TEST(VariantJson, whatSettingsCannotKeepIsNull)
{
    EXPECT_FALSE(pollOutcome(QPoint(1, 2)).isValid());
    EXPECT_FALSE(pollOutcome(QVariant()).isValid());
}
