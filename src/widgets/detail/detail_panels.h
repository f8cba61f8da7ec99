// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "side_by_side_view.h"

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
    PanelCell cell = PanelCell::Shared; ///< side by side with the others
};

/// The panels of the detail page in the order of their list: in tabs, side by side where there is
/// room, or below each other. Each panel is one and the same in every layout.
class DetailPanels final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPanels)

public:
    /// Puts tabs (one for each panel) and the other layouts into the layouts.
    DetailPanels(const std::vector<PanelInfo>& list, QTabWidget& tabs, QStackedWidget& layouts);

    void setRecord(const models::DeploymentRecord& record);
    /// Show a panel when the other layout is in front: it does not keep the place itself.
    void setOnePage(bool onePage);
    [[nodiscard]] bool isOnePage() const { return m_isOnePage; }
    /// There is room for all of them beside each other.
    void setWide(bool wide);
    /// Something else among the layouts, while there is nothing in the panels; null: their own
    /// layout.
    void showInstead(QWidget* other);
    [[nodiscard]] SideBySideView& sideBySide() const { return *m_sideBySide; }
    [[nodiscard]] std::vector<std::string_view> ids() const;
    void show(std::string_view id);
    /// As the user wants it, who is not led elsewhere after it.
    void choose(std::string_view id);
    /// Whether the user has gone to a panel, or was brought back to one.
    [[nodiscard]] bool wasChosen() const { return m_wasChosen; }
    /// Among those that share a place side by side, without going there.
    void bringToFront(std::string_view id);
    /// Shows it and gives it the keyboard.
    void focus(std::string_view id);
    /// Where the keys go in the current panel; null if nothing in it takes them.
    [[nodiscard]] QWidget* entry() const;
    /// The panel in front, or at the top of what is seen; where all are, the one that was led to.
    [[nodiscard]] std::string_view current() const;

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

private:
    enum class Layout { Tabs, SideBySide, OnePage };

    struct Entry {
        std::string_view id;
        DetailPanel* panel;
    };

    [[nodiscard]] Layout wantedLayout() const;
    [[nodiscard]] std::vector<Entry>::const_iterator find(std::string_view id) const;
    [[nodiscard]] static QWidget* entryOf(DetailPanel& panel);
    /// The one of the layouts that is in use.
    [[nodiscard]] QWidget& layout() const;
    void arrange();
    void orderStops();
    void take(std::size_t at);
    void put(std::size_t at);

    QStackedWidget& m_layouts;
    QTabWidget& m_tabs;
    SideBySideView* m_sideBySide;
    OnePageView* m_onePage;
    std::vector<Entry> m_entries;
    Layout m_layout = Layout::Tabs;
    bool m_wasChosen = false;
    bool m_isOnePage = false;
    bool m_isWide = false;
};

} // namespace widgets
