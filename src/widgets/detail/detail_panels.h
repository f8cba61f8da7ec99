// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_record.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <string_view>
#include <vector>

class QStackedWidget;
class QTabWidget;

namespace widgets {

class DetailPanel;
class OnePageView;

/// A panel of the detail page: to add one is to add a row to the page's list of these.
struct PanelInfo {
    std::string_view id;
    QString tabTitle;
    QString sectionTitle; ///< on one page with the others
    std::function<DetailPanel*(QWidget* parent)> make;
};

/// The panels of the detail page in the order of their list, either in tabs or below each other.
class DetailPanels final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPanels)

public:
    /// Puts tabs (one for each panel) and the one page into the layouts.
    DetailPanels(const std::vector<PanelInfo>& list, QTabWidget& tabs, QStackedWidget& layouts);

    void setRecord(const models::DeploymentRecord& record);
    /// Show a panel when the other layout is in front: it does not keep the place itself.
    void setOnePage(bool onePage);
    [[nodiscard]] bool isOnePage() const { return m_isOnePage; }
    /// Of the two layouts the one in use.
    [[nodiscard]] QWidget& layout() const;
    [[nodiscard]] std::vector<std::string_view> ids() const;
    void show(std::string_view id);
    /// The panel in front, or at the top of what is seen.
    [[nodiscard]] std::string_view current() const;

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

private:
    struct Entry {
        std::string_view id;
        DetailPanel* panel;
    };

    QTabWidget& m_tabs;
    OnePageView* m_onePage;
    std::vector<Entry> m_entries;
    bool m_isOnePage = false;
};

} // namespace widgets
