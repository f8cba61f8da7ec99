// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantList>
#include <QWidget>

#include <array>
#include <vector>

class QScrollArea;
class QSplitter;
class QTabWidget;

namespace widgets {

/// Where a panel stands when all of them are seen at once.
enum class PanelCell {
    Shared, ///< below on the left; those that share it are its tabs, unless there is room for all
    Left,
    UpperRight,
    LowerRight,
};

/// Panels beside each other on one screen, each lent to a cell under its heading; the user divides
/// the room between them. What is too high for its cell scrolls there.
class SideBySideView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SideBySideView)

public:
    explicit SideBySideView(QWidget* parent = nullptr);

    /// Panels are numbered in the order in which their places are added.
    void addPlace(PanelCell cell, const QString& title);
    /// The panel becomes the place's child until it is given another parent.
    void putPanel(std::size_t place, QWidget* panel);
    void takePanel(std::size_t place);
    /// Of those that share a cell.
    void bringToFront(std::size_t place);
    /// In the order in which they are read.
    [[nodiscard]] std::vector<QWidget*> parts() const;

    /// How the room is divided: the sizes of columns, of the left rows and of the right rows.
    [[nodiscard]] QVariantList sizes() const;
    /// What does not fit this view is ignored.
    void restoreSizes(const QVariantList& sizes);

    /// Where the cell that is shared is large, those in it stand below each other; not if each has
    /// more to show than half of it.
    void setStackable(bool stackable);
    [[nodiscard]] bool isStacked() const { return m_isStacked; }

Q_SIGNALS:
    /// The user has divided the room in another way.
    void sizesChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct SharedPlace {
        QScrollArea* area;
        QString title;
        QWidget* cell; ///< its heading and, while stacked, the area
    };

    [[nodiscard]] QSplitter* addSplitter(Qt::Orientation orientation, QWidget* parent);
    [[nodiscard]] QWidget* titled(const QString& title);
    void share(QScrollArea* area, const QString& title);
    void updateStacked();
    void setStacked(bool stacked);
    void updateTall();
    void divideLeft();

    QSplitter* m_columns;
    QSplitter* m_left;
    QSplitter* m_right;
    QWidget* m_lower; ///< on the left
    QTabWidget* m_shared;
    std::vector<SharedPlace> m_sharedPlaces;
    std::vector<QScrollArea*> m_places;
    QWidget* m_front = nullptr; ///< of the tabs, before they were stacked
    bool m_isStackable = true;
    bool m_isStacked = false;
    bool m_isTall = false;
    bool m_isDivided = false; ///< by the user
};

} // namespace widgets
