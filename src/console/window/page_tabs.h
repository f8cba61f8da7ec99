// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page_key.h"

#include <QTabWidget>
#include <QVariantMap>

#include <vector>

namespace console {

class Page;

/// The open pages as tabs: which page stands in which tab, under which title, beside which others.
/// Knows nothing of how pages are made.
class PageTabs final : public QTabWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageTabs)

public:
    struct Entry {
        PageKey key;
        QWidget* widget; ///< of the page, or what stands in its place
        Page* page; ///< null until it is looked at
        QString title = {}; ///< alone: its tab may say more, to be told apart
        QVariantMap state = {}; ///< until there is a page
        bool hadKeys = false; ///< something within it, when it was left
    };

    explicit PageTabs(QWidget* parent);

    /// In the order in which they were opened.
    [[nodiscard]] std::vector<Entry>& entries() { return m_entries; }
    [[nodiscard]] Entry* find(const PageKey& key);
    [[nodiscard]] const Entry* find(const PageKey& key) const;
    [[nodiscard]] Entry* find(const QWidget* widget);
    /// Null if there is no tab.
    [[nodiscard]] Entry* front() { return find(currentWidget()); }
    [[nodiscard]] const Entry* front() const;
    /// From the left.
    [[nodiscard]] std::vector<PageKey> keys() const;

    /// A tab beside those of the same source; its title is taken from the entry.
    void add(const Entry& entry, const QIcon& icon);
    /// The widget takes the place of the one that stood there, which has no tab any more.
    void replace(Entry& entry, QWidget& widget);
    /// Its widget has no tab any more, and is the caller's.
    [[nodiscard]] QWidget* take(const PageKey& key);
    /// An empty title leaves what is known.
    void setTitle(Entry& entry, const QString& title);
    /// As its tab has it; empty if it has none.
    [[nodiscard]] QString titleOf(const PageKey& key) const;

protected:
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int placeFor(const PageKey& key) const;
    void showTitles();

    std::vector<Entry> m_entries;
    QSize m_barSize; ///< that the pages have their place by
};

} // namespace console
