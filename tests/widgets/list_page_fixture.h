// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "borrowed.h"
#include "builder.h"

#include "deploy/history/history.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

namespace test_support {

/// A shown list page with five example rows.
class ListPageFixture : public testing::Test {
protected:
    ListPageFixture()
    {
        add(aDeployment("DEP-001").running().percentage(60).currentStep("流量切换"));
        add(aDeployment("DEP-002")
                .environment("预生产环境")
                .start("2025-02-14T16:00:00Z")
                .end("2025-02-14T16:15:00Z"));
        add(aDeployment("DEP-003")
                .environment("测试环境")
                .start("2025-02-13T14:00:00Z")
                .end("2025-02-13T14:12:00Z"));
        add(aDeployment("DEP-004")
                .version("V2.0.5")
                .start("2025-01-20T14:00:00Z")
                .end("2025-01-20T14:18:00Z"));
        add(aDeployment("DEP-005")
                .version("V2.0.4")
                .status("ROLLED_BACK")
                .start("2025-01-18T10:00:00Z")
                .end("2025-01-18T10:10:00Z"));
        page.resize(1100, 500);
        page.setSourceName(QStringLiteral("deployments.json"));
        page.setHistory(test_support::borrowed(history));
        page.show();
        page.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&page));
    }

    void add(const deployment::Deployment& deployment)
    {
        history.upsert(history::summaryOf(deployment));
    }

    QTableView& table() { return *page.findChild<QTableView*>(QStringLiteral("historyTable")); }
    QLineEdit& search() { return *page.findChild<QLineEdit*>(QStringLiteral("search")); }
    QString label(const char* name) { return page.findChild<QLabel*>(QLatin1String(name))->text(); }

    QStringList shownIds()
    {
        QStringList ids;
        for (const history::Row row : page.rows().shown())
            ids << QString::fromStdString(std::string(history.id(row)));
        return ids;
    }

    /// The visible button with this text, anywhere on the page.
    QAbstractButton* button(const QString& text)
    {
        for (auto* candidate : page.findChildren<QAbstractButton*>()) {
            if (candidate->text() == text && !candidate->isHidden())
                return candidate;
        }
        return nullptr;
    }

    void clickCell(int row, int section, Qt::KeyboardModifiers modifiers = {})
    {
        const QRect cell = table().visualRect(table().model()->index(row, section));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers, cell.center());
    }

    deployment::Timestamp now = at("12:00");
    models::TimeContext time{[this] { return now; }, deployment::Zone::Utc};
    history::History history;
    widgets::ListPage page{time};
};

} // namespace test_support
