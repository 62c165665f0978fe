//! How many may be inside: connections in all and of one address, and the sweep that parts from those who play for time.

use crate::serve::pulse::Pulse;
use crate::serve::shared::Shared;
use crate::serve::told::Told;
use std::collections::HashMap;
use std::net::IpAddr;
use std::net::Ipv6Addr;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Instant;

/// How many may be inside.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// In all.
    pub(crate) most: usize,
    /// Of one address; `None` where all come from one, as behind a server of this machine.
    pub(crate) most_of_one: Option<usize>,
}

/// Who is inside.
pub(crate) struct Doors {
    limits: Limits,
    shared: Arc<Shared>,
    start: Instant,
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    next: u64,
    connections: HashMap<u64, Arc<Pulse>>,
    of_one: HashMap<IpAddr, usize>,
    /// Whether it was told that no more find room, since there was much of it.
    is_told: bool,
    is_told_of_one: bool,
}

/// A place inside; given back when it is dropped.
pub(crate) struct Place {
    doors: Arc<Doors>,
    number: u64,
    address: IpAddr,
    pub(crate) pulse: Arc<Pulse>,
}

impl Doors {
    pub(crate) fn new(limits: Limits, shared: Arc<Shared>) -> Self {
        Self { limits, shared, start: Instant::now(), inside: Mutex::default() }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a connection of that address, where there is one.
    pub(crate) fn enter(self: &Arc<Self>, peer: IpAddr) -> Option<Place> {
        let address = one(peer);
        let mut inside = self.inside();
        let is_full = inside.connections.len() >= self.limits.most;
        let of_one = inside.of_one.get(&address).copied().unwrap_or(0);
        let full_of_one = self.limits.most_of_one.filter(|most| of_one >= *most);
        if is_full || full_of_one.is_some() {
            self.shared.metrics.refused.fetch_add(1, Relaxed);
            let told = match full_of_one {
                _ if is_full => (!std::mem::replace(&mut inside.is_told, true)).then_some(Told::Full { most: self.limits.most }),
                Some(most) => {
                    (!std::mem::replace(&mut inside.is_told_of_one, true)).then_some(Told::FullOf { address: peer, most })
                }
                None => None,
            };
            drop(inside);
            told.into_iter().for_each(|told| (self.shared.tell)(told));
            return None;
        }
        let pulse = Arc::new(Pulse::new(self.start));
        let number = inside.next;
        inside.next += 1;
        inside.connections.insert(number, Arc::clone(&pulse));
        *inside.of_one.entry(address).or_default() += 1;
        drop(inside);
        self.shared.metrics.accepted.fetch_add(1, Relaxed);
        self.shared.metrics.open.fetch_add(1, Relaxed);
        Some(Place { doors: Arc::clone(self), number, address, pulse })
    }

    /// Parts from those who play for time.
    pub(crate) fn sweep(&self) {
        for pulse in self.inside().connections.values().filter(|pulse| pulse.is_late()) {
            if let Some(task) = pulse.task.get().filter(|task| !task.is_finished()) {
                self.shared.metrics.late.fetch_add(1, Relaxed);
                task.abort();
            }
        }
    }

    /// How many are inside.
    pub(crate) fn count(&self) -> usize {
        self.inside().connections.len()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut inside = self.doors.inside();
        inside.connections.remove(&self.number);
        let left = inside.of_one.get_mut(&self.address).map_or(0, |count| {
            *count = count.saturating_sub(1);
            *count
        });
        if left == 0 {
            inside.of_one.remove(&self.address);
        }
        // With half of the room free again, the next crowd is told of again.
        if inside.connections.len() < self.doors.limits.most / 2 {
            inside.is_told = false;
            inside.is_told_of_one = false;
        }
        self.doors.shared.metrics.open.fetch_sub(1, Relaxed);
    }
}

/// Who counts as one: an address of IPv4, and of IPv6 the network that a customer gets.
fn one(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_of_one_customer_counts_as_one() {
        let table =
            [("203.0.113.7", "203.0.113.7"), ("::ffff:203.0.113.7", "203.0.113.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")];
        for (peer, expected) in table {
            assert_eq!(one(peer.parse().unwrap()), expected.parse::<IpAddr>().unwrap(), "{peer}");
        }
    }
}
