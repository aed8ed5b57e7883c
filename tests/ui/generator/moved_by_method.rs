use primed::prelude::*;

struct Ticket(String);

impl Ticket {
    fn redeem(self) -> usize {
        self.0.len()
    }
}

#[generator]
fn visit(ticket: Ticket) -> impl Iterator<Item = usize> {
    let worth = ticket.redeem();
    yield_!(worth);
}

#[generator]
fn used_after(ticket: Ticket) -> impl Iterator<Item = usize> {
    yield_!(ticket.0.len());
    drop(ticket);
    yield_!(1);
    yield_!(ticket.0.len());
}

fn main() {
    let _ = (visit(Ticket(String::new())), used_after(Ticket(String::new())));
}
